namespace Lamina;

/// <summary>Describes where on their range units are.</summary>
internal static class UnitActivities
{
    private const double Hundredth = 0.01;

    /// <summary>Describes a unit.</summary>
    /// <param name="values">Its values over all rows.</param>
    public static UnitActivity Of(float[] values)
    {
        var sorted = (float[])values.Clone();
        Array.Sort(sorted);
        double sum = 0, squares = 0;
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);

        var low = sorted[(int)(Hundredth * sorted.Length)];
        var high = sorted[sorted.Length - 1 - (int)(Hundredth * sorted.Length)];
        var threshold = low < 0 && high > 0 ? 0 : low + ((high - low) / 2);
        var active = 0;
        foreach (var value in values)
            active += value > threshold ? 1 : 0;
        return new UnitActivity
        {
            Mean = mean,
            Deviation = sorted[0] == sorted[^1] ? 0 : Math.Sqrt(squares / values.Length),
            Lowest = sorted[0],
            Highest = sorted[^1],
            Threshold = threshold,
            ActiveShare = (double)active / values.Length,
        };
    }
}
