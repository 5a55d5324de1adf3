namespace Benchmarks.Pipeline;

/// <summary>Looks at the memory of the process while rows go by, in each tenth of them.</summary>
internal sealed class WatchedMemory(int rows)
{
    private const int Parts = 10;
    private const int Between = 10_000;

    private readonly long[] workingSets = new long[Parts];
    private readonly long[] heaps = new long[Parts];

    /// <summary>The most memory of the later rows, of the most of the first three tenths.</summary>
    public double Growth => (double)workingSets.AsSpan(3).ToArray().Max() / workingSets.AsSpan(0, 3).ToArray().Max();

    /// <summary>Lets rows through.</summary>
    public IEnumerable<T> Watch<T>(IEnumerable<T> source)
    {
        var row = 0L;
        foreach (var item in source)
        {
            if (row % Between == 0)
            {
                var part = (int)Math.Min(row * Parts / rows, Parts - 1);
                workingSets[part] = Math.Max(workingSets[part], Environment.WorkingSet);
                heaps[part] = Math.Max(heaps[part], GC.GetTotalMemory(forceFullCollection: false));
            }

            row++;
            yield return item;
        }
    }

    /// <summary>Prints the most of each tenth.</summary>
    public void Print()
    {
        Console.WriteLine("| rows read | working set: MB at most | of it the managed heap |\n|---|---|---|");
        for (var i = 0; i < Parts; i++)
            Console.WriteLine(FormattableString.Invariant($"| up to {rows / Parts * (i + 1L):N0} | {workingSets[i] / 1e6:0} | {heaps[i] / 1e6:0} |"));
    }
}
