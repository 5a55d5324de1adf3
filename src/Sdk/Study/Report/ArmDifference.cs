namespace Lamina;

/// <summary>How an arm's loss differs from the reference's; below 0 is better.</summary>
public sealed record ArmDifference
{
    /// <summary>The mean difference over the folds.</summary>
    public required double Mean { get; init; }

    /// <summary>The same as a share of the reference's loss: -0.02 is 2 % less.</summary>
    public required double Relative { get; init; }

    /// <summary>The interval that decides, as shares of the reference's loss, then the others.</summary>
    public required IReadOnlyList<DifferenceInterval> Intervals { get; init; }

    /// <summary>The probability of a difference this far below 0 where there is none.</summary>
    public required double PValue { get; init; }

    /// <summary>The same after Holm's correction over all candidates; NaN for a control.</summary>
    public required double AdjustedPValue { get; init; }
}

/// <summary>An interval of a difference.</summary>
/// <param name="Method">How it was made.</param>
/// <param name="Covers">What it covers, and what it leaves out.</param>
/// <param name="Low">Its lower end, as a share of the reference's loss.</param>
/// <param name="High">Its upper end, as a share of the reference's loss.</param>
/// <param name="Units">How many folds, rows, groups or blocks it rests on.</param>
public sealed record DifferenceInterval(string Method, string Covers, double Low, double High, int Units);
