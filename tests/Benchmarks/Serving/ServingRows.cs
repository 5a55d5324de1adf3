namespace Benchmarks.Serving;

/// <summary>Rows of numbers between -3 and 3.</summary>
internal static class ServingRows
{
    public static Narrow[] Narrow(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => new Narrow(N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), random.Next(2) == 0))];
        float N() => (float)((random.NextDouble() * 6) - 3);
    }

    public static Wide[] Wide(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => Next())];
        float N() => (float)((random.NextDouble() * 6) - 3);
        Wide Next() => new(
            N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(),
            N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(),
            random.Next(2) == 0);
    }
}
