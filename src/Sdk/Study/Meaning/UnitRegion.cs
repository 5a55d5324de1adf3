using System.Globalization;

namespace Lamina;

/// <summary>Where most of the rows lie in which a hidden unit is in its highest tenth: a range of a column or a formula, or a value of a category.</summary>
public sealed record UnitRegion
{
    /// <summary>What the range is one of: <c>Debt / Income</c>, or <c>Purpose is Car</c> where it is a value.</summary>
    public required string Expression { get; init; }

    /// <summary>The lower end, which belongs to it; null where there is none.</summary>
    public required float? From { get; init; }

    /// <summary>The upper end, which belongs to it; null where there is none.</summary>
    public required float? To { get; init; }

    /// <summary>The share of the unit's highest tenth that lies there, in [0, 1].</summary>
    public required double ShareOfTop { get; init; }

    /// <summary>The share of all rows that lies there, in [0, 1].</summary>
    public required double ShareOfAll { get; init; }

    /// <summary><c>where Debt / Income is at least 0.41: 90 % of it, 12 % of all rows</c>, with the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"where {Place}: {100 * ShareOfTop:0} % of it, {100 * ShareOfAll:0} % of all rows");

    private string Place => (From, To) switch
    {
        ({ } from, { } to) => $"{Expression} is {ShortNumber.Text(from)} to {ShortNumber.Text(to)}",
        ({ } from, null) => $"{Expression} is at least {ShortNumber.Text(from)}",
        (null, { } to) => $"{Expression} is at most {ShortNumber.Text(to)}",
        _ => Expression,
    };
}
