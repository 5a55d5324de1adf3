namespace Benchmarks.Conversion;

/// <summary>The loop that one would write for <see cref="Reading"/> by hand.</summary>
internal static class HandWritten
{
    public const int Width = 20;

    /// <summary>Writes rows as floats.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="floats">Room for <c>[rows, 20]</c>.</param>
    public static void Convert(ReadOnlySpan<Reading> rows, float[] floats)
    {
        var start = 0;
        foreach (var row in rows)
        {
            var target = floats.AsSpan(start, Width);
            target[0] = row.N01;
            target[1] = row.N02;
            target[2] = row.N03;
            target[3] = row.N04;
            target[4] = row.N05;
            target[5] = row.N06;
            target[6] = row.N07;
            target[7] = row.N08;
            target[8] = row.N09;
            target[9] = row.N10;
            target[10] = row.N11;
            target[11] = row.N12;
            target[12] = row.N13;
            target[13] = row.N14;
            target[14] = row.N15;
            target[15] = row.N16;
            target[16] = row.N17;
            target[17] = row.N18;
            target[18] = row.N19;
            target[19] = row.N20;
            start += Width;
        }
    }
}
