using System.Diagnostics;
using Lamina;

namespace Benchmarks.Serving;

/// <summary>A network in a service: one row at a time, and in batches, beside those who run networks.</summary>
internal sealed class ServingBenchmark : IBenchmark
{
    private const int Rows = 4_096;

    public string Name => "serving";

    public string Summary => "one row and batches through a network, beside TorchSharp, ONNX Runtime and ML.NET";

    public bool Run(bool quick)
    {
        NativeTorch.EnsureLoaded();
        TorchSharp.torch.set_num_threads(1);
        Console.WriteLine(FormattableString.Invariant($"One thread for everybody, vectors of {Lanes.Widest * 32} bits. What is wanted is the last hidden layer and the output. The peers are given encoded rows; Lamina starts at the record where it says so."));
        var bars = new List<Bar>();
        foreach (var folds in (int[])[1, 5])
        {
            bars.AddRange(Measure<Narrow, NarrowSchema>("10-32-16-1", ServingRows.Narrow(Rows), folds, oneRowIsJudged: true, quick));
            bars.AddRange(Measure<Wide, WideSchema>("50-256-128-1", ServingRows.Wide(Rows), folds, oneRowIsJudged: false, quick));
        }

        Load(ServingNetwork.Create(RowEncoder.Fit<Wide, WideSchema>(ServingRows.Wide(Rows)), 5).Network);
        return Bar.Judge([.. bars]);
    }

    private static Bar[] Measure<TRow, TSchema>(string shape, TRow[] rows, int folds, bool oneRowIsJudged, bool quick)
        where TSchema : struct, IRowSchema<TRow>
    {
        var fitted = RowEncoder.Fit<TRow, TSchema>(rows);
        var network = ServingNetwork.Create(fitted, folds);
        var encoded = RowEncoder.Encode<TRow, TSchema>(rows, fitted);
        Subject[] subjects =
        [
            LaminaNetwork.FromRecords<TRow, TSchema>(network, rows),
            LaminaNetwork.FromEncodedRows(network, encoded),
            TorchNetwork.Create(network, encoded.Numeric, rows.Length),
            OnnxRuntimeNetwork.Create(network, encoded.Numeric, rows.Length),
            MachineLearningNetwork.Create(network, encoded.Numeric, rows.Length),
        ];
        RequireAgreement(subjects, network.Widths[^2]);

        var (hidden, outputs) = (new float[rows.Length * network.Widths[^2]], new float[rows.Length]);
        var ones = CallTimes.Of(quick ? 200 : 1_000, Rows, Array.ConvertAll(subjects, static subject => subject.One));
        var batches = CallTimes.OfBatches(quick ? 16 : 100, Rows, Array.ConvertAll<Subject, Func<int>>(subjects, subject => () => Fill(subject)));

        var title = $"{shape}, {(folds == 1 ? "one network" : $"the mean of {folds}")}";
        Console.WriteLine($"\n| {title} | one row: ns | p99 | bytes | a row of {Rows}: ns |\n|---|---|---|---|---|");
        for (var i = 0; i < subjects.Length; i++)
            Console.WriteLine(FormattableString.Invariant($"| {subjects[i].Name} | {ones[i].Median:0} | {ones[i].Percentile99:0} | {ones[i].Bytes:0} | {batches[i]:0.0} |"));
        return
        [
            new($"{title}: one row from the record, of TorchSharp", ones[0].Median / ones[2].Median, 1 / 40.0, "times the time", oneRowIsJudged),
            new($"{title}: one row from the record, of ONNX Runtime", ones[0].Median / ones[3].Median, 1 / 10.0, "times the time", oneRowIsJudged),
            new($"{title}: bytes of one row", ones[0].Bytes, 0, "bytes"),
            new($"{title}: batch, of the faster of both", batches[1] / Math.Min(batches[2], batches[3]), 1, "times the time"),
        ];

        int Fill(Subject subject)
        {
            subject.Batch(hidden, outputs);
            return outputs.Length;
        }
    }

    private static void RequireAgreement(Subject[] subjects, int hiddenWidth)
    {
        var (expectedHidden, expected) = (new float[Rows * hiddenWidth], new float[Rows]);
        var (hidden, outputs) = (new float[Rows * hiddenWidth], new float[Rows]);
        subjects[0].Batch(expectedHidden, expected);
        foreach (var subject in subjects)
        {
            subject.Batch(hidden, outputs);
            RequireEqual(subject, expectedHidden, hidden);
            RequireEqual(subject, expected, outputs);
            RequireEqual(subject, expected, [.. Enumerable.Range(0, Rows).Select(subject.One)]);
        }
    }

    private static void RequireEqual(Subject subject, float[] expected, float[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            if (Math.Abs(expected[i] - actual[i]) > 1e-5 * Math.Max(1, Math.Abs(expected[i])))
                throw new InvalidOperationException($"{subject.Name} gives {actual[i]} in place {i}, Lamina {expected[i]}.");
        }
    }

    private static void Load(FittedNetwork network)
    {
        var path = Path.GetTempFileName();
        network.Save(path);
        var times = new double[21];
        for (var i = 0; i < times.Length; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            FittedNetwork.Load(path, network.Fitted.Schema);
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(FormattableString.Invariant($"\nLoading five networks 50-256-128-1 from a file of {new FileInfo(path).Length / 1024} KiB: {times[times.Length / 2]:0.0} ms (median)."));
        File.Delete(path);
    }
}
