using System.Diagnostics;
using Lamina;
using Microsoft.ML;

namespace Benchmarks.Conversion;

/// <summary>From records to floats, and from there to LightGBM.</summary>
internal sealed class ConversionBenchmark : IBenchmark
{
    public string Name => "conversion";

    public string Summary => "records to floats beside a loop by hand, and to LightGBM beside ML.NET's LoadFromEnumerable and Concatenate";

    public bool Run(bool quick)
    {
        var rows = SimulatedReadings.Create(quick ? 30_000 : 300_000);
        var repetitions = quick ? 3 : 9;
        var floats = new float[rows.Length * HandWritten.Width];
        var again = new float[floats.Length];
        WarmUp(rows, floats, again);
        HandWritten.Convert(rows, floats);
        Generated(rows, again);
        if (!floats.AsSpan().SequenceEqual(again))
            throw new InvalidOperationException("The generated code reads other numbers than the loop.");

        var context = new MLContext(1);
        var fitted = RowEncoder.Fit<Reading, ReadingSchema>(rows);
        var theirs = MachineLearningRows.FromEnumerable(context, rows);
        var ours = View(fitted, rows);
        if (MachineLearningRows.Scan(theirs) != MachineLearningRows.Scan(ours))
            throw new InvalidOperationException("The two views hold different rows.");

        // In a round of their own, into the same memory: else what others leave in the caches decides.
        var loops = Times(repetitions * 5, () => HandWritten.Convert(rows, floats), () => Generated(rows, floats));
        double[] times = [.. loops, .. Times(
            repetitions,
            () => MachineLearningRows.Scan(theirs),
            () => MachineLearningRows.Scan(ours),
            () => MachineLearningRows.Scan(View(fitted, rows)),
            () => MachineLearningRows.GrowOneTree(context, theirs, threads: null),
            () => MachineLearningRows.GrowOneTree(context, View(fitted, rows), threads: null),
            () => MachineLearningRows.GrowOneTree(context, theirs, threads: 1),
            () => MachineLearningRows.GrowOneTree(context, View(fitted, rows), threads: 1))];
        string[] names =
        [
            "floats, by hand", "floats, generated code", "scan, LoadFromEnumerable + Concatenate", "scan, Lamina's view",
            "scan, Lamina's view, made anew from the records", "LightGBM with one tree, LoadFromEnumerable + Concatenate", "LightGBM with one tree, Lamina's view, made anew",
            "the same on one thread, LoadFromEnumerable + Concatenate", "the same on one thread, Lamina's view, made anew",
        ];
        Console.WriteLine(FormattableString.Invariant($"{rows.Length:N0} records of {HandWritten.Width} numbers, median of {repetitions}\n\n| | ms | ns a row |\n|---|---|---|"));
        for (var i = 0; i < times.Length; i++)
            Console.WriteLine(FormattableString.Invariant($"| {names[i]} | {times[i]:0.00} | {times[i] * 1e6 / rows.Length:0.0} |"));

        var bytes = BytesOf(() => Generated(rows, again)) + BytesOf(() => MachineLearningRows.Scan(ours));
        Bar[] bars =
        [
            new("floats, of the loop by hand", times[1] / times[0], 1.15, "times the time"),
            new("scan, of LoadFromEnumerable + Concatenate", times[3] / times[2], 1 / 7.0, "times the time"),
            new("LightGBM with one tree, of LoadFromEnumerable + Concatenate", times[6] / times[5], 0.6, "times the time"),
            new("the same on one thread", times[8] / times[7], 0.6, "times the time", Judged: false),
            new("bytes, for each row", Math.Floor((double)bytes / rows.Length), 0, "bytes"),
        ];
        return Bar.Judge(bars);
    }

    // Both loops as the compiler leaves them after many calls, not as it left them half-way through the first.
    private static void WarmUp(Reading[] rows, float[] floats, float[] again)
    {
        for (var i = 0; i < 200; i++)
        {
            HandWritten.Convert(rows.AsSpan(0, 500), floats);
            Generated(rows.AsSpan(0, 500), again);
            if (i % 50 == 49)
                Thread.Sleep(200);          // it compiles in the background, some time after the calls
        }
    }

    private static void Generated(ReadOnlySpan<Reading> rows, float[] floats)
    {
        for (var i = 0; i < rows.Length; i++)
            ReadingSchema.ReadFeatures(in rows[i], new RowBuffer(floats.AsSpan(i * HandWritten.Width, HandWritten.Width), []));
    }

    private static RowDataView View(FittedSchema fitted, Reading[] rows)
    {
        var block = new ActivationBlock(fitted, ActivationOrigin.Raw, [], 0);
        return RowDataView.Of(EnrichedRows.Create<RawRow<Reading, ReadingSchema, Binary>, Reading>(rows, block));
    }

    private static double[] Times(int repetitions, params Action[] actions)
    {
        var times = Array.ConvertAll(actions, _ => new double[repetitions]);
        for (var repetition = -2; repetition < repetitions; repetition++)
        {
            for (var i = 0; i < actions.Length; i++)
            {
                var begun = Stopwatch.GetTimestamp();
                actions[i]();
                if (repetition >= 0)
                    times[i][repetition] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
        }

        return Array.ConvertAll(times, own =>
        {
            Array.Sort(own);
            return own[repetitions / 2];
        });
    }

    private static long BytesOf(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
