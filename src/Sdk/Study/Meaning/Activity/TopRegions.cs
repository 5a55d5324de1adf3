namespace Lamina;

/// <summary>Finds where the highest tenth of a unit lies: of all ranges that hold most of it, the one that holds the fewest other rows.</summary>
internal sealed class TopRegions
{
    private const double Top = 0.9;

    // A range that leaves a tenth of the highest rows out, at one end or half of it at each.
    private const double Share = 0.9;

    // A range that holds more than that of all rows says nothing.
    private const double Widest = 0.6;

    private readonly MeaningRows rows;
    private readonly int[] all;
    private readonly List<RegionColumn> columns = [];

    /// <summary>Prepares the columns of the rows.</summary>
    public TopRegions(MeaningRows rows, IEnumerable<FormulaNumber> numbers)
    {
        this.rows = rows;
        all = FoldPlan.AllPositions(rows.Count);
        foreach (var number in numbers)
            columns.Add(Of(new ColumnFormula(number)));
        foreach (var value in FormulaNumbers.ValuesOf(rows))
            columns.Add(Of(value));
    }

    /// <summary>The region of a unit, or null where its highest tenth is spread over the rows.</summary>
    /// <param name="values">Its values over all rows.</param>
    /// <param name="formulas">Formulas to look at beside the columns.</param>
    public UnitRegion? Find(float[] values, IEnumerable<Formula> formulas)
    {
        var sorted = (float[])values.Clone();
        Array.Sort(sorted);
        var bound = sorted[(int)(Top * sorted.Length)];
        int[] highest = [.. all.Where(row => values[row] >= bound)];
        UnitRegion? best = null;
        foreach (var column in formulas.Select(Of).Concat(columns))
        {
            if (column.Find(highest, Share) is { } region && region.ShareOfAll < (best?.ShareOfAll ?? Widest))
                best = region;
        }

        return best;
    }

    private RegionColumn Of(Formula formula) => new(formula, rows.Evaluate(formula, all));
}
