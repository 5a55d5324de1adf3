namespace Lamina;

/// <summary>How sure a rank correlation is.</summary>
internal static class RankCorrelation
{
    // The deviation that 95 % of a normal distribution lie within.
    private const double Deviations = 1.959964;

    // Beyond this a correlation of finitely many rows has no finite transform.
    private const double Largest = 1 - 1e-12;

    /// <summary>
    /// An interval that holds the correlation of all such rows in 95 of 100 cases: Fisher's transform with the deviation of
    /// Bonett and Wright (2000).
    /// </summary>
    /// <param name="correlation">The correlation that was measured.</param>
    /// <param name="count">On how many independent rows.</param>
    /// <param name="controls">How many other formulas were taken out of both sides first.</param>
    public static (double Low, double High) Interval(double correlation, int count, int controls = 0)
    {
        var free = count - 3 - controls;
        if (free < 1)
            return (-1, 1);
        var transformed = Transform(correlation);
        var deviation = Math.Sqrt((1 + (correlation * correlation / 2)) / free);
        return (Math.Tanh(transformed - (Deviations * deviation)), Math.Tanh(transformed + (Deviations * deviation)));
    }

    /// <summary>
    /// How probably a correlation at least so strong, of either sign, is measured where there is none: Fisher's transform with the
    /// variance of Fieller, Hartley and Pearson (1957).
    /// </summary>
    /// <param name="correlation">The correlation that was measured.</param>
    /// <param name="count">On how many independent rows.</param>
    /// <param name="controls">How many other formulas were taken out of both sides first.</param>
    public static double PValue(double correlation, int count, int controls = 0)
    {
        var free = count - 3 - controls;
        if (free < 1)
            return 1;
        return Math.Min(1, 2 * NormalScore.Below(-Math.Abs(Transform(correlation)) * Math.Sqrt(free / 1.06)));
    }

    /// <summary>
    /// Probabilities raised for how many were looked at (Holm 1979): where none of the correlations exists, one of them falls below 0.05
    /// in at most 5 of 100 studies.
    /// </summary>
    public static double[] Holm(IReadOnlyList<double> probabilities)
    {
        var order = new int[probabilities.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => probabilities[a] != probabilities[b] ? probabilities[a].CompareTo(probabilities[b]) : a.CompareTo(b));

        var raised = new double[order.Length];
        var least = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            least = Math.Max(least, Math.Min(1, (order.Length - i) * probabilities[order[i]]));
            raised[order[i]] = least;
        }

        return raised;
    }

    private static double Transform(double correlation) => Math.Atanh(Math.Clamp(correlation, -Largest, Largest));
}
