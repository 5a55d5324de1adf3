namespace Lamina;

/// <summary>The raw numbers and category values that formulas may be made of.</summary>
internal static class FormulaNumbers
{
    // A vector with more numbers is a picture or a signal: no single number of it is worth a sentence.
    private const int LongestVector = 64;

    // A value that fewer rows have ranks nearly all rows alike.
    private const double LeastShare = 0.01;
    private const int MostValues = 30;

    /// <summary>The numbers of a record, in the order of their slots.</summary>
    public static List<FormulaNumber> Of(MeaningRows rows)
    {
        var found = new List<FormulaNumber>();
        var slot = 0;
        foreach (var column in rows.Schema.NumberColumns)
        {
            if (column.IsPooled)
                break;      // pooled vectors stand behind all raw numbers
            for (var i = 0; i < column.Numbers.Count && column.Numbers.Count <= LongestVector; i++)
                found.Add(new FormulaNumber(column.Numbers[i].Name, slot + i) { Column = column, IsPositive = IsPositive(rows, slot + i) });
            slot += column.Numbers.Count;
        }

        return found;
    }

    /// <summary>The frequent values of every category, the most frequent of each first.</summary>
    public static IEnumerable<ValueFormula> ValuesOf(MeaningRows rows)
    {
        for (var slot = 0; slot < rows.Schema.CategoryCount; slot++)
        {
            var counts = new Dictionary<CategoryKey, int>();
            foreach (var row in rows.Choosing)
            {
                var key = rows.Raw(row).Keys[slot];
                if (!key.IsMissing)
                    counts[key] = counts.GetValueOrDefault(key) + 1;
            }

            var category = rows.Schema.Categories[slot];
            var frequent = counts
                .Where(value => value.Value >= LeastShare * rows.Choosing.Length)
                .OrderByDescending(value => value.Value)
                .ThenBy(value => ValueFormula.NameOf(category, value.Key), StringComparer.Ordinal)
                .Take(MostValues);
            foreach (var value in frequent)
                yield return new ValueFormula(category, slot, value.Key);
        }
    }

    private static bool IsPositive(MeaningRows rows, int slot)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows.Raw(row).Numbers[slot] <= 0)
                return false;
        }

        return true;
    }
}
