namespace Lamina;

/// <summary>Where a feature column stands among the inputs of a network: what changes together when a cell changes.</summary>
/// <param name="FirstNumber">The position of its first scaled number.</param>
/// <param name="NumberCount">How many scaled numbers it has; 0 for a category.</param>
/// <param name="Indicator">The position of its indicator, or -1 where it has none.</param>
/// <param name="Code">The position of its code, or -1 where it has none: a category's, or that of a number's frequent values.</param>
internal readonly record struct ColumnInputs(int FirstNumber, int NumberCount, int Indicator, int Code)
{
    /// <summary>The inputs of each column of a schema, in their order.</summary>
    public static ColumnInputs[] Of(RowSchema schema)
    {
        var columns = new ColumnInputs[schema.Columns.Count];
        var (number, slot, indicator, category, value) = (0, 0, 0, 0, 0);
        for (var i = 0; i < columns.Length; i++)
        {
            var column = schema.Columns[i];
            var count = 0;
            foreach (var part in column.Numbers)
                count += part.Width;
            var code = column.IsCategory ? category++ : -1;
            if (value < schema.ValueSlots.Count && column.Numbers.Count > 0 && schema.ValueSlots[value] == slot)
                code = schema.CategoryCount + value++;
            var hasIndicator = column.Nullable && column.Numbers.Count > 0;
            columns[i] = new ColumnInputs(number, count, hasIndicator ? indicator++ : -1, code);
            number += count;
            slot += column.Numbers.Count;
        }

        return columns;
    }
}
