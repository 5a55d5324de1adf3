namespace Lamina;

/// <summary>
/// What the hidden units of a fit mean: a card for each, and the formulas among them as columns for the record. It is plain data, which
/// <c>JsonSerializer</c> writes as it is.
/// </summary>
public sealed record UnitReport
{
    /// <summary>The record's name.</summary>
    public required string Record { get; init; }

    /// <summary>How many rows were looked at.</summary>
    public required int Rows { get; init; }

    /// <summary>How many of them formulas were chosen on.</summary>
    public required int ChoosingRows { get; init; }

    /// <summary>How many of them formulas were measured on.</summary>
    public required int ScoringRows { get; init; }

    /// <summary>How many formulas were tried, each on every unit that was open still.</summary>
    public required int Tried { get; init; }

    /// <summary>A card for each unit, in the order of the enriched row.</summary>
    public required IReadOnlyList<UnitCard> Cards { get; init; }

    /// <summary>The formulas that units follow and that no single column gives, the closest followed first.</summary>
    public required IReadOnlyList<EngineeredColumn> Columns { get; init; }

    /// <summary>The report as text, with the invariant culture.</summary>
    public override string ToString() => ReportText.Of(this);
}
