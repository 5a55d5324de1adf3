namespace Lamina;

/// <summary>One number less another.</summary>
internal sealed record DifferenceFormula(FormulaNumber First, FormulaNumber Second) : Formula
{
    public override FormulaKind Kind => FormulaKind.Difference;

    public override string Text => $"{First.Name} - {Second.Name}";

    public override IReadOnlyList<string> Columns => [First.Column.Name, Second.Column.Name];

    public override Formula Opposite => new DifferenceFormula(Second, First);

    protected override float ValueOf(RowBuffer raw) => raw.Numbers[First.Slot] - raw.Numbers[Second.Slot];
}
