using System.Diagnostics;

namespace Benchmarks;

/// <summary>How long a call takes.</summary>
/// <param name="Median">The median of the means over small groups of calls, in nanoseconds.</param>
/// <param name="Percentile99">99 of 100 single calls take no longer than this, in nanoseconds; reading the clock is in it.</param>
/// <param name="Bytes">What a call allocates.</param>
internal readonly record struct CallTimes(double Median, double Percentile99, double Bytes)
{
    private const int GroupSize = 64;

    /// <summary>Measures calls in turn, so that what else the machine does falls on all of them alike.</summary>
    /// <param name="groups">How many groups of calls of each.</param>
    /// <param name="rows">The rows that the calls go over.</param>
    /// <param name="calls">What is called with the position of a row.</param>
    public static CallTimes[] Of(int groups, int rows, params Func<int, float>[] calls)
    {
        var means = Array.ConvertAll(calls, _ => new double[groups]);
        var singles = Array.ConvertAll(calls, _ => new double[groups * GroupSize]);
        var bytes = new long[calls.Length];
        var row = 0;
        for (var group = -groups / 2; group < groups; group++)
        {
            for (var call = 0; call < calls.Length; call++)
            {
                var start = row;
                var before = GC.GetAllocatedBytesForCurrentThread();
                var begin = Stopwatch.GetTimestamp();
                for (var i = 0; i < GroupSize; i++)
                    calls[call]((start + i) % rows);
                var elapsed = Stopwatch.GetElapsedTime(begin);
                if (group < 0)
                    continue;               // compiles and warms up
                bytes[call] += GC.GetAllocatedBytesForCurrentThread() - before;
                means[call][group] = elapsed.TotalNanoseconds / GroupSize;
                for (var i = 0; i < GroupSize; i++)
                {
                    begin = Stopwatch.GetTimestamp();
                    calls[call]((start + GroupSize + i) % rows);
                    singles[call][(group * GroupSize) + i] = Stopwatch.GetElapsedTime(begin).TotalNanoseconds;
                }
            }

            row = (row + (2 * GroupSize)) % rows;
        }

        return [.. calls.Select((_, i) => new CallTimes(
            Quantile(means[i], 0.5), Quantile(singles[i], 0.99), (double)bytes[i] / (groups * GroupSize)))];
    }

    /// <summary>The median time of whole batches, in nanoseconds for a row.</summary>
    public static double[] OfBatches(int repetitions, int rows, params Func<int>[] batches)
    {
        var times = Array.ConvertAll(batches, _ => new double[repetitions]);
        for (var repetition = -2; repetition < repetitions; repetition++)
        {
            for (var batch = 0; batch < batches.Length; batch++)
            {
                var begin = Stopwatch.GetTimestamp();
                batches[batch]();
                if (repetition >= 0)
                    times[batch][repetition] = Stopwatch.GetElapsedTime(begin).TotalNanoseconds / rows;
            }
        }

        return Array.ConvertAll(times, values => Quantile(values, 0.5));
    }

    private static double Quantile(double[] values, double share)
    {
        Array.Sort(values);
        return values[(int)(share * (values.Length - 1))];
    }
}
