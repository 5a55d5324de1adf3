namespace Lamina;

/// <summary>A raw number that formulas are made of.</summary>
/// <param name="Name">What it is called: the member's name, with the part's name where the column has several.</param>
/// <param name="Slot">Its position among the numbers that <c>ReadFeatures</c> writes.</param>
internal sealed record FormulaNumber(string Name, int Slot)
{
    /// <summary>The column as it was declared.</summary>
    public required Column Column { get; init; }

    /// <summary>Whether all its values in the rows that are looked at are above 0, so that dividing by it keeps or reverses an order.</summary>
    public bool IsPositive { get; init; }

    /// <summary>Whether formulas of several columns are made with it: a plain number, no flag and no part of a time or a vector.</summary>
    public bool IsPlain => Column.Kind == ColumnKind.Number;
}
