namespace Lamina;

/// <summary>Where a feature column stands among the inputs of a network: what changes together when a cell changes.</summary>
/// <param name="FirstNumber">The position of its first scaled number.</param>
/// <param name="NumberCount">How many scaled numbers it has; 0 for a category.</param>
/// <param name="Indicator">The position of its indicator, or -1 where it has none.</param>
/// <param name="Code">The position of its code, or -1 where it has none: a category's, or that of a number's frequent values.</param>
internal readonly record struct ColumnInputs(int FirstNumber, int NumberCount, int Indicator, int Code)
{
    /// <summary>The inputs of each column of a schema: those of numbers in the order of the inputs, then the categories.</summary>
    public static ColumnInputs[] Of(RowSchema schema)
    {
        var columns = new List<ColumnInputs>(schema.NumberColumns.Count + schema.CategoryCount);
        var (number, slot, indicator, value) = (0, 0, 0, 0);
        foreach (var column in schema.NumberColumns)
        {
            var count = 0;
            foreach (var part in column.Numbers)
                count += part.Width;
            var hasCode = value < schema.ValueSlots.Count && schema.ValueSlots[value] == slot;
            columns.Add(new ColumnInputs(
                number, count, column.HasIndicator ? indicator++ : -1, hasCode ? schema.CategoryCount + value++ : -1));
            number += count;
            slot += column.Numbers.Count;
        }

        for (var category = 0; category < schema.CategoryCount; category++)
            columns.Add(new ColumnInputs(0, 0, -1, category));
        return [.. columns];
    }
}
