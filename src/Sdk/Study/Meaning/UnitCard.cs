namespace Lamina;

/// <summary>What one hidden unit means.</summary>
public sealed record UnitCard
{
    /// <summary>The unit, as it is read from an enriched row: <c>Hidden2[5]</c>, <c>Seen.Hidden2[5]</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Its network's name; empty where there is one without a name.</summary>
    public required string Network { get; init; }

    /// <summary>Its hidden layer, counted from 1.</summary>
    public required int Layer { get; init; }

    /// <summary>Its position in the layer, counted from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Whether it says something of its own.</summary>
    public required UnitState State { get; init; }

    /// <summary>The earlier unit that a redundant one moves with, else null.</summary>
    public required string? SameAs { get; init; }

    /// <summary>Pearson's correlation with <see cref="SameAs"/>, in [-1, 1]; null where there is none.</summary>
    public required double? SameCorrelation { get; init; }

    /// <summary>Where on its range it is.</summary>
    public required UnitActivity Activity { get; init; }

    /// <summary>Where its highest tenth lies; null where that is spread over the rows, and for a dead unit.</summary>
    public required UnitRegion? TopTenth { get; init; }

    /// <summary>The columns that move it most, the strongest first; none for a dead unit.</summary>
    public required IReadOnlyList<UnitInput> Inputs { get; init; }

    /// <summary>
    /// The formula it follows best, whether it does so well enough or not; null for a redundant or dead unit, and where the record has
    /// nothing to make a formula of.
    /// </summary>
    public required UnitFormula? Formula { get; init; }

    /// <summary>
    /// Formulas that what is left of the unit follows, one after the other, at most two. Each accounts for at least a twentieth of the
    /// variance of the unit's ranks beyond the earlier ones.
    /// </summary>
    public required IReadOnlyList<UnitFormula> Further { get; init; }

    /// <summary>
    /// The share of the variance of the unit's ranks that the formulas account for together, in [0, 1], on the rows that
    /// they were measured on; 0 where there are none.
    /// </summary>
    public required double Explained { get; init; }

    /// <summary>
    /// Whether the correlations take all values below 0 as one, where the activation function (SiLU, GELU) bends back; they do where the
    /// unit follows a formula more closely that way.
    /// </summary>
    public required bool OffBelowZero { get; init; }

    /// <summary>What it follows, in a sentence: <c>Hidden2[5] follows Debt / Income, r = 0.97</c>.</summary>
    public string Summary => CardText.Summary(this);

    /// <summary>The card in a few lines, with the invariant culture.</summary>
    public override string ToString() => CardText.Of(this);
}
