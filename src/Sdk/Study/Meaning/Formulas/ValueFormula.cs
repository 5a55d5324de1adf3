namespace Lamina;

/// <summary>1 where a category has one of its values, else 0.</summary>
/// <param name="Category">The column.</param>
/// <param name="Slot">Its position among the keys that <c>ReadFeatures</c> writes.</param>
/// <param name="Value">The value.</param>
internal sealed record ValueFormula(Column Category, int Slot, CategoryKey Value) : Formula
{
    public override FormulaKind Kind => FormulaKind.Value;

    public override string Text => $"{Category.Name} is {NameOf(Category, Value)}";

    public override IReadOnlyList<string> Columns => [Category.Name];

    /// <summary>The value's name: the key of an enum is the position of its value.</summary>
    public static string NameOf(Column category, CategoryKey value) =>
        category.Kind == ColumnKind.ClosedCategory && (ulong)value.Number < (ulong)category.Values.Count
            ? category.Values[(int)value.Number]
            : value.ToString();

    protected override float ValueOf(RowBuffer raw)
    {
        var key = raw.Keys[Slot];
        return key.IsMissing ? float.NaN : key == Value ? 1 : 0;
    }
}
