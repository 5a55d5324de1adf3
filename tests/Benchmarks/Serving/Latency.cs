using System.Diagnostics;

namespace Benchmarks.Serving;

/// <summary>How long calls take.</summary>
/// <param name="Median">The median over groups of calls, nanoseconds for one.</param>
/// <param name="P99">The 99th percentile of single calls, nanoseconds; with the clock's own 20 to 30.</param>
/// <param name="Bytes">Bytes allocated by one call.</param>
internal readonly record struct Latency(double Median, double P99, double Bytes)
{
    /// <summary>Measures calls of several subjects in turn, so that what else the machine does falls on all of them.</summary>
    /// <param name="calls">What is called, with a number that counts up.</param>
    /// <param name="samples">How many groups of calls.</param>
    /// <param name="size">How many calls a group has.</param>
    public static Latency[] Of(Action<int>[] calls, int samples, int size)
    {
        var groups = Array.ConvertAll(calls, _ => new double[samples]);
        var singles = Array.ConvertAll(calls, _ => new double[samples * 4]);
        var bytes = new long[calls.Length];
        for (var sample = -samples / 4; sample < samples; sample++)
        {
            for (var subject = 0; subject < calls.Length; subject++)
            {
                var call = calls[subject];
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var begun = Stopwatch.GetTimestamp();
                for (var i = 0; i < size; i++)
                    call(i);
                var elapsed = Stopwatch.GetElapsedTime(begun);
                if (sample < 0)
                    continue;               // warms up: the tiers of the compiler, caches, the peers' threads
                bytes[subject] += GC.GetAllocatedBytesForCurrentThread() - allocated;
                groups[subject][sample] = elapsed.TotalNanoseconds / size;
                for (var i = 0; i < 4; i++)
                {
                    begun = Stopwatch.GetTimestamp();
                    call(i);
                    singles[subject][(sample * 4) + i] = Stopwatch.GetElapsedTime(begun).TotalNanoseconds;
                }
            }
        }

        return [.. calls.Select((_, subject) => new Latency(
            Quantile(groups[subject], 0.5), Quantile(singles[subject], 0.99), bytes[subject] / ((double)samples * size)))];
    }

    private static double Quantile(double[] values, double share)
    {
        Array.Sort(values);
        return values[(int)(share * (values.Length - 1))];
    }
}
