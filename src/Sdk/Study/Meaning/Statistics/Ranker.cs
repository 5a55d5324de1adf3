namespace Lamina;

/// <summary>Ranks values, one column of a length after the other in the same memory. One thread uses it at a time.</summary>
/// <param name="length">How many values a column has.</param>
internal sealed class Ranker(int length)
{
    private readonly float[] sorted = new float[length];
    private readonly int[] rows = new int[length];

    /// <summary>Ranks values.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <returns>The ranks, or null where fewer than two values differ.</returns>
    public RankVector? Rank(ReadOnlySpan<float> values)
    {
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

    private static float[] MaskOf(ReadOnlySpan<float> values)
    {
        var mask = new float[values.Length];
        for (var row = 0; row < mask.Length; row++)
            mask[row] = float.IsNaN(values[row]) ? 0 : 1;
        return mask;
    }
}
