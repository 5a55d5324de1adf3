using System.Numerics;

namespace Lamina;

/// <summary>Sums of values that count by a share.</summary>
internal static class WeightedSum
{
    /// <summary>Adds values, each multiplied by their share.</summary>
    /// <param name="share">How much they count.</param>
    /// <param name="values">The values.</param>
    /// <param name="sums">What they are added to; at least as many.</param>
    public static void Add(float share, ReadOnlySpan<float> values, Span<float> sums)
    {
        sums = sums[..values.Length];
        var factor = new Vector<float>(share);
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var sum = sums.Slice(i, Vector<float>.Count);
            (new Vector<float>(sum) + (factor * new Vector<float>(values[i..]))).CopyTo(sum);
        }

        for (; i < values.Length; i++)
            sums[i] += share * values[i];
    }
}
