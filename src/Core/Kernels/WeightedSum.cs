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

    /// <summary>Adds rows of values, each multiplied by their share.</summary>
    /// <param name="share">How much they count.</param>
    /// <param name="values"><c>[rows, width]</c>, its rows <paramref name="stride"/> apart.</param>
    /// <param name="stride">The distance between rows of values.</param>
    /// <param name="width">How many values a row has.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="sums">What they are added to, its rows <paramref name="sumStride"/> apart.</param>
    /// <param name="sumStride">The distance between rows of sums.</param>
    public static void AddRows(float share, ReadOnlySpan<float> values, int stride, int width, int rows, Span<float> sums, int sumStride)
    {
        for (var row = 0; row < rows; row++)
        {
            if (width == 1)
                sums[row * sumStride] += share * values[row * stride];
            else
                Add(share, values.Slice(row * stride, width), sums[(row * sumStride)..]);
        }
    }
}
