namespace Lamina;

/// <summary>How well a unit follows a formula on the scoring rows.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Correlation">Spearman's rank correlation; of a later formula the partial one, without what the earlier ones say.</param>
/// <param name="Explained">The share of the variance of the unit's ranks that this formula and the earlier ones account for together, in [0, 1].</param>
/// <param name="Rows">How many rows have a value of this formula and the earlier ones.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="PValue">How probable it is where there is no correlation, for this one test.</param>
internal sealed record FormulaScore(Formula Formula, double Correlation, double Explained, int Rows, double Low, double High, double PValue)
{
    /// <summary>What of <see cref="Explained"/> this formula brought.</summary>
    public double Gain { get; init; }

    /// <summary>How many formulas it was chosen from; each way of reading the unit counts.</summary>
    public int Tried { get; init; }

    /// <summary>The same for the formula that ranks in the reverse order.</summary>
    public FormulaScore Reversed() => this with { Formula = Formula.Opposite!, Correlation = -Correlation, Low = -High, High = -Low };
}
