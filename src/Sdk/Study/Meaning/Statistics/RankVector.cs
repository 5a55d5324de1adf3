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
    public static RankVector? Of(ReadOnlySpan<float> values) => new Ranker(values.Length).Rank(values);

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
}
