namespace Lamina;

/// <summary>Holm's step-down correction (Holm 1979): the probability of any false finding among several tests stays below the level.</summary>
internal static class Holm
{
    /// <summary>The adjusted p-values, in the order of the given ones; each at most 1.</summary>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var sorted = pValues.ToArray();
        var order = FoldPlan.AllPositions(sorted.Length);
        Array.Sort(sorted, order);
        var adjusted = new double[sorted.Length];
        var highest = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            highest = Math.Max(highest, Math.Min(1, (sorted.Length - i) * sorted[i]));
            adjusted[order[i]] = highest;
        }

        return adjusted;
    }
}
