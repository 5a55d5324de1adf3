namespace Lamina;

/// <summary>1 where a number is above a threshold, else 0.</summary>
internal sealed record ThresholdFormula(FormulaNumber Number, float Threshold) : Formula
{
    public override FormulaKind Kind => FormulaKind.Threshold;

    public override string Text => $"{Number.Name} > {ShortNumber.Text(Threshold)}";

    public override IReadOnlyList<string> Columns => [Number.Column.Name];

    protected override float ValueOf(RowBuffer raw)
    {
        var value = raw.Numbers[Number.Slot];
        return float.IsNaN(value) ? float.NaN : value > Threshold ? 1 : 0;
    }
}
