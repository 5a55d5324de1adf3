namespace Lamina;

/// <summary>
/// Scales one raw number for the network so that heavy tails, constants and missing values do no harm: centred
/// on the median, divided by the range between the quartiles, and softly clipped to (-3, 3)
/// (robust scaling and smooth clipping, Holzmüller et al. 2024). A number that repeats becomes sine and cosine.
/// </summary>
/// <param name="Center">The median of the training rows.</param>
/// <param name="Scale">One over the range between the quartiles; 0 for a constant column.</param>
/// <param name="Period">After how much the number repeats, or 0.</param>
/// <param name="SeenMissing">Whether a value was missing in the training rows.</param>
public sealed record NumberEncoder(float Center, float Scale, float Period, bool SeenMissing)
{
    /// <summary>Scaled numbers stay within this distance of 0.</summary>
    internal const double ClipAt = 3;

    /// <summary>How many inputs of the network the number becomes.</summary>
    public int Width => Period > 0 ? 2 : 1;

    /// <summary>Fits the encoder.</summary>
    /// <param name="values">The training values, NaN where missing. They are reordered.</param>
    /// <param name="period">After how much the number repeats, or 0.</param>
    public static NumberEncoder Fit(Span<float> values, float period)
    {
        var sorted = SortPresent(values);
        return Fit(sorted, period, seenMissing: sorted.Length < values.Length);
    }

    /// <summary>Fits the encoder on values in ascending order, none of them missing.</summary>
    internal static NumberEncoder Fit(ReadOnlySpan<float> values, float period, bool seenMissing)
    {
        if (values.IsEmpty)
            return new NumberEncoder(0, 0, period, seenMissing);

        var spread = Quantile(values, 0.75) - Quantile(values, 0.25);
        var range = (double)values[^1] - values[0];

        // A column that is one value nearly everywhere has no spread between its quartiles: use the whole range.
        var scale = spread > 0 ? 1 / spread : range > 0 ? 2 / range : 0;
        return new NumberEncoder((float)Quantile(values, 0.5), (float)Math.Min(scale, float.MaxValue), period, seenMissing);
    }

    /// <summary>Writes the network's inputs for one value; a missing one becomes zeros.</summary>
    /// <param name="value">The raw number, NaN where missing.</param>
    /// <param name="inputs">Room for <see cref="Width"/> numbers.</param>
    public void Encode(float value, Span<float> inputs)
    {
        if (Period > 0)
        {
            var (sin, cos) = float.IsNaN(value) ? (0, 0) : Math.SinCos(2 * Math.PI * value / Period);
            inputs[0] = (float)sin;
            inputs[1] = (float)cos;
            return;
        }

        if (float.IsNaN(value))
        {
            inputs[0] = 0;
            return;
        }

        var scaled = ((double)value - Center) * Scale;
        inputs[0] = (float)(scaled / Math.Sqrt(1 + (scaled * scaled / (ClipAt * ClipAt))));
    }

    /// <summary>
    /// The value that the booster sees. Where no training value was missing the booster has learned no
    /// direction for one, so a missing value takes the median's place.
    /// </summary>
    /// <param name="value">The raw number, NaN where missing.</param>
    public float Fill(float value) => float.IsNaN(value) && !SeenMissing ? Center : value;

    /// <summary>The values that are not missing, in ascending order, at the front of the span.</summary>
    internal static Span<float> SortPresent(Span<float> values)
    {
        var count = 0;
        foreach (var value in values)
        {
            if (!float.IsNaN(value))
                values[count++] = value;
        }

        var present = values[..count];
        present.Sort();
        return present;
    }

    // Linear interpolation between the closest ranks.
    private static double Quantile(ReadOnlySpan<float> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * ((double)sorted[above] - sorted[below]));
    }
}
