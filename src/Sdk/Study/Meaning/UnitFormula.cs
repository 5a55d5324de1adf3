using System.Globalization;

namespace Lamina;

/// <summary>A simple formula of raw columns, and how well a hidden unit follows it.</summary>
/// <remarks>
/// The formula was chosen on one part of the training rows and measured on another, which had no part in choosing it: however many were tried,
/// the measured correlation is not their largest but that of one. Rows in which one of its columns is missing, or which it has no finite
/// value for, are left out.
/// </remarks>
public sealed record UnitFormula
{
    /// <summary>The formula: <c>Debt / Income</c>, <c>Income &gt; 3200</c>, <c>Purpose is Car</c>.</summary>
    public required string Expression { get; init; }

    /// <summary>What it does with its columns.</summary>
    public required FormulaKind Kind { get; init; }

    /// <summary>The columns it is made of.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>
    /// Spearman's rank correlation with the unit (Spearman 1904), in [-1, 1]: 1 where the unit rises whenever the formula does, however
    /// crooked the way. Of a further formula of a unit it is the partial rank correlation, after what the earlier formulas say was taken
    /// out of both sides.
    /// </summary>
    public required double Correlation { get; init; }

    /// <summary>The lower end of a 95 % interval of <see cref="Correlation"/> (Bonett and Wright 2000), for this formula alone.</summary>
    public required double Low { get; init; }

    /// <summary>The upper end of the interval.</summary>
    public required double High { get; init; }

    /// <summary>
    /// How probably a correlation at least so strong is measured where there is none (Fieller, Hartley and Pearson 1957), raised for all
    /// that were measured in the report (Holm 1979), in [0, 1].
    /// </summary>
    public required double PValue { get; init; }

    /// <summary>How many formulas it was chosen from; where the unit was read in two ways, each counts.</summary>
    public required int Tried { get; init; }

    /// <summary>How many rows it was measured on.</summary>
    public required int Rows { get; init; }

    /// <summary>Whether the unit follows it: the correlation is strong enough, and sure enough, for <see cref="MeaningOptions"/>.</summary>
    public required bool IsFollowed { get; init; }

    /// <summary>The formula itself, to be evaluated on rows; null where the report was read from elsewhere.</summary>
    internal Formula? Formula { get; init; }

    /// <summary><c>Debt / Income, r = 0.97</c>, with the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Expression}, r = {Correlation:0.00}");
}
