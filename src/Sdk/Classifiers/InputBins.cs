namespace Lamina;

/// <summary>
/// Inputs as the bins that splits are looked for between: every value a bin of its own where there are few, else bins of about
/// as many rows each.
/// </summary>
internal sealed class InputBins
{
    private const int MaximumBins = 256;

    private InputBins(byte[][] codes, float[][] thresholds)
    {
        Codes = codes;
        Thresholds = thresholds;
    }

    /// <summary>For each input the bin of each row, <c>[inputs][rows]</c>.</summary>
    public byte[][] Codes { get; }

    /// <summary>For each input what divides a bin from the next one, <c>[inputs][bins - 1]</c>.</summary>
    public float[][] Thresholds { get; }

    /// <summary>Bins rows.</summary>
    public static InputBins Fit(FeatureRows features, int count)
    {
        var codes = new byte[features.Width][];
        var thresholds = new float[features.Width][];
        var values = new float[count];
        for (var input = 0; input < features.Width; input++)
        {
            for (var row = 0; row < count; row++)
                values[row] = features.Values[(row * features.Stride) + input];
            Array.Sort(values);
            thresholds[input] = ThresholdsOf(values);
            codes[input] = new byte[count];
            for (var row = 0; row < count; row++)
                codes[input][row] = (byte)BinOf(features.Values[(row * features.Stride) + input], thresholds[input]);
        }

        return new InputBins(codes, thresholds);
    }

    private static float[] ThresholdsOf(float[] sorted)
    {
        var changes = new List<int>();   // where a value differs from the one before
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[i - 1])
                changes.Add(i);
        }

        var thresholds = new List<float>();
        var next = 0.0;
        var step = changes.Count < MaximumBins ? 0 : (double)sorted.Length / MaximumBins;
        foreach (var i in changes)
        {
            if (i < next)
                continue;
            next = i + step;
            var middle = sorted[i - 1] + ((sorted[i] - sorted[i - 1]) / 2);
            thresholds.Add(middle < sorted[i] ? middle : sorted[i - 1]);
        }

        // Steps are counted from each threshold, so there may be one too many only by rounding.
        return [.. thresholds.Take(MaximumBins - 1)];
    }

    private static int BinOf(float value, float[] thresholds)
    {
        var place = Array.BinarySearch(thresholds, value);
        return place >= 0 ? place : ~place;
    }
}
