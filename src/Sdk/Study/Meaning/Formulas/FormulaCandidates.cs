namespace Lamina;

/// <summary>The formulas that are tried.</summary>
internal static class FormulaCandidates
{
    private const int Deciles = 10;

    /// <summary>Formulas of one column: numbers as they are, thresholds at their deciles, values of categories.</summary>
    public static IEnumerable<Formula> Singles(MeaningRows rows, IReadOnlyList<FormulaNumber> numbers)
    {
        foreach (var number in numbers)
        {
            yield return new ColumnFormula(number);
            if (!number.IsPlain)
                continue;
            foreach (var threshold in Thresholds(rows, number))
                yield return new ThresholdFormula(number, threshold);
        }

        foreach (var value in FormulaNumbers.ValuesOf(rows))
            yield return value;
    }

    /// <summary>
    /// Differences, products and ratios of two columns. Of formulas that rank all rows alike, or in reverse, one is tried: a difference,
    /// a ratio of positive numbers.
    /// </summary>
    public static IEnumerable<Formula> Pairs(IReadOnlyList<FormulaNumber> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            for (var j = i + 1; j < numbers.Count; j++)
            {
                yield return new DifferenceFormula(numbers[i], numbers[j]);
                yield return new FractionFormula([numbers[i], numbers[j]], []);
                var ratio = new FractionFormula([numbers[i]], [numbers[j]]);
                yield return ratio;
                if (ratio.Opposite is null)
                    yield return ratio.Inverse();
            }
        }
    }

    /// <summary>A product or a ratio with a third number, which it is multiplied with or divided by.</summary>
    public static IEnumerable<FractionFormula> Extensions(FractionFormula pair, IReadOnlyList<FormulaNumber> numbers)
    {
        foreach (var number in numbers)
        {
            if (pair.Above.Contains(number) || pair.Below.Contains(number))
                continue;
            yield return new FractionFormula([.. pair.Above, number], pair.Below);
            yield return new FractionFormula(pair.Above, [.. pair.Below, number]);
        }
    }

    private static SortedSet<float> Thresholds(MeaningRows rows, FormulaNumber number)
    {
        var values = Array.ConvertAll(rows.Choosing, row => rows.Raw(row).Numbers[number.Slot]);
        var sorted = NumberEncoder.SortPresent(values);
        if (sorted.IsEmpty || sorted.Length == sorted.Count(sorted[0]) + sorted.Count(sorted[^1]))
            return [];      // the column itself says the same

        var tolerance = ShortNumber.ToleranceOf(sorted);
        var thresholds = new SortedSet<float>();
        for (var decile = 1; decile < Deciles; decile++)
            thresholds.Add(ShortNumber.Readable(sorted[decile * sorted.Length / Deciles], tolerance));
        return thresholds;
    }
}
