namespace Benchmarks.Conversion;

/// <summary>Rows of numbers between -3 and 3; the first one decides the label.</summary>
internal static class SimulatedReadings
{
    public static Reading[] Create(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => Next(random))];
    }

    private static Reading Next(Random random)
    {
        var first = N();
        return new Reading
        {
            N01 = first,
            N02 = N(),
            N03 = N(),
            N04 = N(),
            N05 = N(),
            N06 = N(),
            N07 = N(),
            N08 = N(),
            N09 = N(),
            N10 = N(),
            N11 = N(),
            N12 = N(),
            N13 = N(),
            N14 = N(),
            N15 = N(),
            N16 = N(),
            N17 = N(),
            N18 = N(),
            N19 = N(),
            N20 = N(),
            Positive = first > 0,
        };

        float N() => (float)((random.NextDouble() * 6) - 3);
    }
}
