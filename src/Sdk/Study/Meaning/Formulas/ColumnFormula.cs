namespace Lamina;

/// <summary>One number as it is.</summary>
internal sealed record ColumnFormula(FormulaNumber Number) : Formula
{
    public override FormulaKind Kind => FormulaKind.Column;

    public override string Text => Number.Name;

    public override IReadOnlyList<string> Columns => [Number.Column.Name];

    protected override float ValueOf(RowBuffer raw) => raw.Numbers[Number.Slot];
}
