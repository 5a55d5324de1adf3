using System.Globalization;
using System.Runtime.InteropServices;
using Lamina;

namespace Benchmarks.Trees;

/// <summary>The same booster served by Lamina and by ML.NET: one record at a time and in a batch.</summary>
internal sealed class TreesBenchmark : IBenchmark
{
    private const double LeastRatio = 5;
    private const double LargestDifference = 1e-5;
    private const int TestRows = 4_096;

    public string Name => "trees";

    public string Summary => "record to prediction by boosted trees, beside ML.NET's PredictionEngine on the same booster";

    public bool Run(bool quick)
    {
        Console.WriteLine(
            $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}. Microseconds; medians. "
            + "Lamina starts at the record, ML.NET at slots that are filled already; `trees alone` is an encoded row to its score.\n");
        Console.WriteLine("| booster | | Lamina | p99 | bytes | ML.NET | p99 | bytes | ML.NET / Lamina | trees alone |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        var holds = true;
        foreach (var (trees, leaves) in quick ? [(100, 31)] : (ReadOnlySpan<(int, int)>)[(100, 31), (100, 63), (500, 31), (1_000, 31), (100, 500)])
        {
            holds &= Measure(OfNumbers(trees, leaves), quick, (trees, leaves) == (100, 31));
            holds &= Measure(OfMixed(trees, leaves), quick, (trees, leaves) == (100, 31));
        }

        Console.WriteLine(holds ? "" : $"\n**Missed**: at least {LeastRatio} times faster one by one, 0 bytes, the same scores.");
        return holds;
    }

    /// <summary>Twenty numbers.</summary>
    public static Contest<Numbers, NumbersSchema> OfNumbers(int trees, int leaves)
    {
        var rows = Numbers.Simulate(20_000, 1);
        var test = Numbers.Simulate(TestRows, 2);
        var fit = NumbersTraining.Fit(rows, Untrained);
        return new($"20 numbers, {trees} trees of {leaves}", fit.Raw(rows), test, fit.Raw(test), trees, leaves, model => new NumbersPredictor(fit.Enricher.Network, model));
    }

    /// <summary>Six numbers and three categories.</summary>
    public static Contest<Mixed, MixedSchema> OfMixed(int trees, int leaves)
    {
        var rows = Mixed.Simulate(20_000, 1);
        var test = Mixed.Simulate(TestRows, 2);
        var fit = MixedTraining.Fit(rows, Untrained);
        return new($"6 numbers, 3 categories, {trees} trees of {leaves}", fit.Raw(rows), test, fit.Raw(test), trees, leaves, model => new MixedPredictor(fit.Enricher.Network, model));
    }

    // The booster takes raw columns: no network runs.
    private static FitOptions Untrained { get; } = new() { Epochs = 0, Folds = 2, Threads = 1 };

    private static bool Measure<TRow, TSchema>(Contest<TRow, TSchema> contest, bool quick, bool judged)
        where TSchema : struct, IRowSchema<TRow>
    {
        var one = CallTimes.Of(quick ? 200 : 600, TestRows, contest.PredictOne, contest.PredictOneByMlNet, contest.ScoreOne);
        var all = CallTimes.OfBatches(quick ? 20 : 60, Contest<TRow, TSchema>.BatchRows, () => contest.PredictBatch().Length, () => contest.PredictBatchByMlNet().Length);
        var ratio = one[1].Median / one[0].Median;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {contest.Name} | one by one | {one[0].Median / 1e3:0.00} | {one[0].Percentile99 / 1e3:0.00} | {one[0].Bytes:0} | {one[1].Median / 1e3:0.00} | {one[1].Percentile99 / 1e3:0.00} | {one[1].Bytes:0} | {ratio:0.0} | {one[2].Median / 1e3:0.00} |"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| | a row of a batch of {Contest<TRow, TSchema>.BatchRows} | {all[0] / 1e3:0.00} | | | {all[1] / 1e3:0.00} | | | {all[1] / all[0]:0.0} | |"));
        var difference = contest.LargestDifference();
        if (difference > LargestDifference)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"**The two differ by {difference:G3}.**"));
        return difference <= LargestDifference && (!judged || (ratio >= LeastRatio && one[0].Bytes == 0));
    }
}
