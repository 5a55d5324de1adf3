using Benchmarks.Serving;
using Lamina;

namespace Benchmarks.Pipeline;

/// <summary>From the record to the prediction of a whole pipeline, with one network and with the five that a fit has by default.</summary>
internal sealed class PipelineBenchmark : IBenchmark
{
    private const int Rows = 4_096;

    public string Name => "pipeline";

    public string Summary => "record to prediction by networks and booster together, beside the same pipeline in ML.NET's PredictionEngine";

    public bool Run(bool quick)
    {
        Console.WriteLine(FormattableString.Invariant($"10-32-16-1 and 100 trees of 31 leaves over its 10 numbers, hidden layer and output. One row: nanoseconds on one thread. Many rows: nanoseconds for a row, on one thread and on {Environment.ProcessorCount}.\n"));
        Console.WriteLine("| networks | Lamina | p99 | bytes | ML.NET | p99 | bytes | Lamina, a row of many | on all cores |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        return Bar.Judge([.. Measure(1, quick), .. Measure(5, quick)]);
    }

    private static Bar[] Measure(int networks, bool quick)
    {
        var pipeline = Pipeline.Create(networks);
        var rows = ServingRows.Narrow(Rows);
        var peer = new MachineLearningPipeline(pipeline, rows);
        var difference = Enumerable.Range(0, Rows).Max(row => Math.Abs(peer.PredictOne(row) - pipeline.Predictor.Predict(in rows[row]).Probability));
        if (difference > 1e-5)
            throw new InvalidOperationException(FormattableString.Invariant($"The two pipelines differ by {difference:G3}."));

        var ones = CallTimes.Of(quick ? 200 : 1_000, Rows, row => pipeline.Predictor.Predict(in rows[row]).Probability, peer.PredictOne);
        Narrow[] many = [.. Enumerable.Repeat(rows, 16).SelectMany(part => part)];
        var predictions = new Prediction<bool>[many.Length];
        var batches = CallTimes.OfBatches(quick ? 5 : 25, many.Length, OnOneThread, OnAllCores);
        Console.WriteLine(FormattableString.Invariant(
            $"| {networks} | {ones[0].Median:0} | {ones[0].Percentile99:0} | {ones[0].Bytes:0} | {ones[1].Median:0} | {ones[1].Percentile99:0} | {ones[1].Bytes:0} | {batches[0]:0} | {batches[1]:0} |"));
        var title = networks == 1 ? "one network" : FormattableString.Invariant($"{networks} networks");
        return
        [
            new($"{title}: one row from the record, of ML.NET", ones[0].Median / ones[1].Median, 1 / 5.0, "times the time"),
            new($"{title}: bytes of one row", ones[0].Bytes, 0, "bytes"),
        ];

        int OnOneThread()
        {
            pipeline.Predictor.Predict(many, predictions);
            return predictions.Length;
        }

        int OnAllCores() => pipeline.Predictor.Stream(many).Count(prediction => prediction.Value);
    }
}
