namespace Lamina;

/// <summary>A unit, what of it is not explained yet, and the formulas that were found.</summary>
internal sealed class FollowedUnit
{
    // Less than this of a vector of length 1 is rounding.
    private const double Nothing = 1e-6;

    /// <summary>Begins with the whole unit.</summary>
    public FollowedUnit(MeaningRows rows, UnitReading reading)
    {
        Reading = reading;
        Target = RankVector.Of(reading.Values(rows, rows.Choosing))?.Values ?? new float[rows.Choosing.Length];
    }

    /// <summary>The unit, and how it is read.</summary>
    public UnitReading Reading { get; }

    /// <summary>In how many ways it was read before this one was taken.</summary>
    public int Readings { get; set; } = 1;

    /// <summary>What is left of its ranks over the choosing rows, centred and of length 1; all 0 where nothing is.</summary>
    public float[] Target { get; }

    /// <summary>What was found, the formula it follows best first.</summary>
    public List<FormulaScore> Scores { get; } = [];

    /// <summary>Leaves what a formula does not say; rows that the formula has no value for are left out from here on.</summary>
    /// <returns>Whether anything is left.</returns>
    public bool TakeOut(RankVector formula)
    {
        var share = RankVector.Dot(Target, formula.Values);
        var sum = 0.0;
        for (var i = 0; i < Target.Length; i++)
        {
            Target[i] = formula.Mask?[i] == 0 ? 0 : Target[i] - (share * formula.Values[i]);
            sum += Target[i];
        }

        var mean = (float)(sum / formula.Present);
        var squares = 0.0;
        for (var i = 0; i < Target.Length; i++)
        {
            if (formula.Mask?[i] != 0)
                Target[i] -= mean;
            squares += Target[i] * Target[i];
        }

        if (squares < Nothing)
            return false;
        var scale = (float)(1 / Math.Sqrt(squares));
        foreach (ref var value in Target.AsSpan())
            value *= scale;
        return true;
    }
}
