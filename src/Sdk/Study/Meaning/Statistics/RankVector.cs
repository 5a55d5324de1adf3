using System.Numerics;
using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>
/// The ranks of some values: equal values share the mean of their ranks, missing ones have none. The ranks are centred and of
/// length 1, and 0 where a value is missing, so that the dot product of two of them is Spearman's rank correlation (Spearman 1904).
/// </summary>
/// <param name="Values">The ranks.</param>
/// <param name="Present">How many values are not missing.</param>
/// <param name="Mask">1 where a value is there, 0 where it is missing; null where none is missing.</param>
internal sealed record RankVector(float[] Values, int Present, float[]? Mask)
{
    /// <summary>Ranks values.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <returns>The ranks, or null where fewer than two values differ.</returns>
    public static RankVector? Of(ReadOnlySpan<float> values)
    {
        var sorted = new float[values.Length];
        var rows = new int[values.Length];
        var count = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (float.IsNaN(values[row]))
                continue;
            sorted[count] = values[row];
            rows[count++] = row;
        }

        Array.Sort(sorted, rows, 0, count);
        if (count < 2 || sorted[0] == sorted[count - 1])
            return null;

        var ranks = new float[values.Length];
        var middle = (count - 1) / 2.0;
        var squares = 0.0;
        for (var first = 0; first < count;)
        {
            var end = first + 1;
            while (end < count && sorted[end] == sorted[first])
                end++;
            var rank = ((first + end - 1) / 2.0) - middle;
            squares += rank * rank * (end - first);
            for (; first < end; first++)
                ranks[rows[first]] = (float)rank;
        }

        var scale = 1 / Math.Sqrt(squares);
        foreach (ref var rank in ranks.AsSpan())
            rank = (float)(rank * scale);
        return new RankVector(ranks, count, count == values.Length ? null : MaskOf(values));
    }

    /// <summary>The sum of products of two vectors of one length.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var first = MemoryMarshal.Cast<float, Vector<float>>(a);
        var second = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < first.Length; i++)
            sums += first[i] * second[i];
        var sum = Vector.Sum(sums);
        for (var i = first.Length * Vector<float>.Count; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static float[] MaskOf(ReadOnlySpan<float> values)
    {
        var mask = new float[values.Length];
        for (var row = 0; row < mask.Length; row++)
            mask[row] = float.IsNaN(values[row]) ? 0 : 1;
        return mask;
    }
}
