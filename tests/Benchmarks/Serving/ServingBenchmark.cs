using Lamina;

namespace Benchmarks.Serving;

/// <summary>A network in a service: one row at a time, and in batches, beside those who run networks.</summary>
internal sealed class ServingBenchmark : IBenchmark
{
    private const int Rows = 4_096;

    public string Name => "serving";

    public string Summary => "one row and batches through a network, beside TorchSharp and ONNX Runtime";

    public bool Run(bool quick)
    {
        NativeTorch.EnsureLoaded();
        TorchSharp.torch.set_num_threads(1);
        Measure<Narrow, NarrowSchema>("10-32-16-1", NarrowRows(), 1, quick);
        Measure<Narrow, NarrowSchema>("10-32-16-1", NarrowRows(), 5, quick);
        Measure<Wide, WideSchema>("50-256-128-1", WideRows(), 1, quick);
        return true;
    }

    private static void Measure<TRow, TSchema>(string shape, TRow[] rows, int folds, bool quick)
        where TSchema : struct, IRowSchema<TRow>
    {
        var fitted = RowEncoder.Fit<TRow, TSchema>(rows);
        var network = ServingNetwork.Create(fitted, folds);
        var encoded = RowEncoder.Encode<TRow, TSchema>(rows, fitted);
        Subject[] subjects = [LaminaNetwork.FromRecords<TRow, TSchema>(network, rows), TorchNetwork.Create(network, encoded.Numeric, rows.Length), OnnxRuntimeNetwork.Create(network, encoded.Numeric, rows.Length), LaminaNetwork.FromEncodedRows(network, encoded)];
        RequireAgreement(subjects);

        Console.WriteLine($"\n{shape}, {folds} fold(s): ns for one row\n");
        var outputs = new float[rows.Length];
        var sink = 0f;
        var ones = Latency.Of(Array.ConvertAll<Subject, Action<int>>(subjects, subject => i => sink += subject.One(i)), quick ? 20 : 200, 200);
        var batches = Latency.Of(Array.ConvertAll<Subject, Action<int>>(subjects, subject => _ => subject.Batch(outputs)), quick ? 5 : 40, 2);
        for (var i = 0; i < subjects.Length; i++)
            Console.WriteLine($"| {subjects[i].Name} | {ones[i].Median:0} | {ones[i].P99:0} | {ones[i].Bytes:0.#} B | batch: {batches[i].Median / rows.Length:0.0} a row | {batches[i].Bytes:0} B |");
        Console.WriteLine($"ratio one {ones[1].Median / ones[0].Median:0.0} {ones[2].Median / ones[0].Median:0.0}, batch {batches[1].Median / batches[0].Median:0.00} {batches[2].Median / batches[0].Median:0.00}");
    }

    private static void RequireAgreement(Subject[] subjects)
    {
        var expected = new float[Rows];
        var actual = new float[Rows];
        subjects[0].Batch(expected);
        foreach (var subject in subjects)
        {
            subject.Batch(actual);
            for (var i = 0; i < Rows; i++)
            {
                if (Math.Abs(expected[i] - actual[i]) > 1e-5 || Math.Abs(expected[i] - subject.One(i)) > 1e-5)
                    throw new InvalidOperationException($"{subject.Name} gives {actual[i]} for row {i}, {subjects[0].Name} {expected[i]}.");
            }
        }
    }

    public static Narrow[] NarrowRows()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Rows).Select(_ => new Narrow(N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), random.Next(2) == 0))];
        float N() => (float)((random.NextDouble() * 6) - 3);
    }

    private static Wide[] WideRows()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Rows).Select(_ => Of())];
        float N() => (float)((random.NextDouble() * 6) - 3);
        Wide Of() => new(
            N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(),
            N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(), N(),
            random.Next(2) == 0);
    }
}
