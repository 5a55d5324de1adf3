namespace Lamina;

/// <summary>A column or a formula over all rows, in which ranges are looked for.</summary>
internal sealed class RegionColumn
{
    // What rounding the ends of a range may cost of the share that it is to hold.
    private const double Rounding = 0.02;

    private readonly Formula formula;
    private readonly float[] values;
    private readonly float[] sorted;

    /// <summary>Describes a column.</summary>
    /// <param name="formula">What it is.</param>
    /// <param name="values">Its value for each row, NaN where missing.</param>
    public RegionColumn(Formula formula, float[] values)
    {
        this.formula = formula;
        this.values = values;
        sorted = NumberEncoder.SortPresent((float[])values.Clone()).ToArray();
    }

    /// <summary>The range that holds a share of some rows and the fewest of all rows; null where too many of them miss a value.</summary>
    /// <param name="highest">The rows.</param>
    /// <param name="share">The share of them.</param>
    public UnitRegion? Find(int[] highest, double share)
    {
        var inside = NumberEncoder.SortPresent(Array.ConvertAll(highest, row => values[row])).ToArray();
        if (inside.Length < share * highest.Length || inside.Length == 0)
            return null;
        if (formula is ValueFormula or ThresholdFormula)
            return Describe(highest.Length, inside, 1, null, share);

        var left = inside.Length - Math.Min(inside.Length, (int)Math.Ceiling(share * highest.Length));
        var tolerance = ShortNumber.ToleranceOf(sorted);
        float Round(float end) => ShortNumber.Readable(end, tolerance);
        UnitRegion?[] ranges =
        [
            Describe(highest.Length, inside, Round(inside[left]), null, share),
            Describe(highest.Length, inside, null, Round(inside[^(left + 1)]), share),
            Describe(highest.Length, inside, Round(inside[left / 2]), Round(inside[^(left - (left / 2) + 1)]), share),
        ];
        return ranges.Where(range => range is not null).MinBy(range => range!.ShareOfAll);
    }

    private UnitRegion? Describe(int highest, float[] inside, float? from, float? to, double share)
    {
        var top = (double)Count(inside, from, to) / highest;
        if (top < share - Rounding)
            return null;
        var isValue = formula is ValueFormula or ThresholdFormula;
        return new UnitRegion
        {
            Expression = formula.Text,
            From = isValue ? null : from,
            To = isValue ? null : to,
            ShareOfTop = top,
            ShareOfAll = (double)Count(sorted, from, to) / values.Length,
        };
    }

    private static int Count(float[] sorted, float? from, float? to)
    {
        var count = 0;
        foreach (var value in sorted)
        {
            if (!(value < from) && !(value > to))
                count++;
        }

        return count;
    }
}
