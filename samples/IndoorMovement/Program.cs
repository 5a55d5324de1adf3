using System.Diagnostics;
using System.Globalization;
using IndoorMovement;
using Lamina;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: IndoorMovement FOLDER [SEEDS]     (the unpacked archive of the UCI data set: FOLDER holds dataset and groups)");
    return 2;
}

var walks = Walk.Read(args[0]);
var seeds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var lengths = walks.Select(walk => walk.Signal.Length).Order().ToArray();
Console.WriteLine($"{walks.Length} walks of {lengths[0]} to {lengths[^1]} steps (median {lengths[lengths.Length / 2]}), {walks.Count(walk => walk.ChangesRoom)} of them into another room.");
var clock = Stopwatch.StartNew();

var mixed = Enumerable.Range(1, seeds)
    .SelectMany(seed => walks.Folds(5, seed).Select(fold => Measure(fold.Train, fold.Test, seed)))
    .ToArray();
Print($"Five folds of all three environments, {seeds} seed(s)", mixed);

var (known, other) = (walks.Where(walk => walk.Environment != 3).ToArray(), walks.Where(walk => walk.Environment == 3).ToArray());
Print($"Learned in environments 1 and 2, tested in the third ({known.Length} and {other.Length} walks), {seeds} seed(s)", Enumerable.Range(1, seeds).Select(seed => Measure(known, other, seed)).ToArray());
Console.WriteLine($"All of it took {clock.Elapsed.TotalSeconds:0} s.");
return 0;

static Arms Measure(IReadOnlyList<Walk> train, IReadOnlyList<Walk> test, int seed)
{
    var boosting = new LightGbmOptions { Seed = seed, MinimumRowsInLeaf = 5 };
    var fit = WalkTraining.Fit(train, new FitOptions { Seed = seed });
    var statistics = WalkStatisticsTraining.Fit([.. train.Select(WalkStatistics.Of)], new FitOptions { Seed = seed, Epochs = 1, Folds = 2 });
    return new Arms(
        fit.Network.Evaluate(test),
        LightGbm.Fit(fit.Rows, boosting).Evaluate(fit.Enricher.Enrich(test)),
        LightGbm.Fit(fit.Raw(train), boosting).Evaluate(fit.Raw(test)),
        LightGbm.Fit(statistics.Raw([.. train.Select(WalkStatistics.Of)]), boosting).Evaluate(statistics.Raw([.. test.Select(WalkStatistics.Of)])));
}

static void Print(string title, Arms[] runs)
{
    Console.WriteLine(title + ":");
    Line("network alone", runs, run => run.Network);
    Line("LightGBM, enriched rows", runs, run => run.Enriched);
    Line("LightGBM, raw steps", runs, run => run.Raw);
    Line("LightGBM, statistics", runs, run => run.Statistics);
}

static void Line(string name, Arms[] runs, Func<Arms, BinaryMetrics> arm)
{
    var accuracy = runs.Average(run => arm(run).Accuracy);
    var deviation = Math.Sqrt(runs.Average(run => (arm(run).Accuracy - accuracy) * (arm(run).Accuracy - accuracy)));
    Console.WriteLine($"  {name,-24} accuracy {accuracy:0.000} ± {deviation:0.000}, AUC {runs.Average(run => arm(run).Auc):0.000}, log-loss {runs.Average(run => arm(run).LogLoss):0.000}");
}

internal sealed record Arms(BinaryMetrics Network, BinaryMetrics Enriched, BinaryMetrics Raw, BinaryMetrics Statistics);
