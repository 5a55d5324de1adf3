namespace Lamina;

/// <summary>How the best arm is chosen, and how it is judged.</summary>
public sealed record BestOptions
{
    /// <summary>
    /// The study that chooses. Default: that of <see cref="StudyOptions"/> with two candidates, a booster on raw columns and hidden layers, and the blend, whose
    /// weights go from the boosters alone to the networks alone: every candidate more makes a gain harder to tell from chance.
    /// </summary>
    public StudyOptions Study { get; init; } = new() { Arms = [Arm.RawHidden, Arm.Blend] };

    /// <summary>
    /// How many parts the rows are divided into to judge the choice, at least 2: each part is predicted by the arm that a study of the other
    /// parts chose. 0 judges nothing, and saves that many studies. Default: 3.
    /// </summary>
    public int OuterFolds { get; init; } = 3;

    /// <summary>Refuses values that make no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range.</exception>
    internal void Validate()
    {
        Study.Validate();
        if (OuterFolds is < 0 or 1)
            throw new ArgumentOutOfRangeException(nameof(OuterFolds), OuterFolds, "BestOptions.OuterFolds must be at least 2, or 0 to judge nothing.");
    }
}
