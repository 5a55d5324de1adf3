using System.Diagnostics;
using System.Globalization;
using Lamina;
using Quickstart;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var clock = Stopwatch.StartNew();

var rows = LoanSimulator.Simulate(count: 12_000, seed: 1);
var split = rows.Split(test: 0.25, seed: 1);
Console.WriteLine($"{rows.Count} simulated loan applications: {split.Train.Length} to learn from, {split.Test.Length} to test on.");
Console.WriteLine();

// 1. Train the generated network. Progress comes after every epoch; we show where each network ended.
Console.WriteLine("Training LoanApplicationNetwork, one network for each of five folds:");
var lines = new NetworkLines();
var fit = LoanApplicationTraining.Fit(split.Train, new FitOptions { Seed = 1 }, lines);
lines.WriteLast();
Console.WriteLine();

// 2. Cut off its last layer: the training rows come back with leakage-free activations, new rows are enriched.
var train = fit.Rows;
var test = fit.Enricher.Enrich(split.Test);

// 3. Boost on the enriched rows, and on the raw ones for comparison.
var raw = LightGbm.Fit(fit.Raw(split.Train));
var model = LightGbm.Fit(train);

Console.WriteLine("On the test rows:");
Console.WriteLine($"  LightGBM, raw columns        {raw.Evaluate(fit.Raw(split.Test))}");
Console.WriteLine($"  the network alone            {fit.Network.Evaluate(split.Test)}");
Console.WriteLine($"  LightGBM, enriched rows      {model.Evaluate(test)}");
Console.WriteLine();

// 4. Everything is typed: a row, an activation, a prediction.
var row = test[0];
Console.WriteLine("One enriched row:");
Console.WriteLine($"  Income {row.Income:0}, Debt {row.Debt:0}, Amount {row.Amount:0} over {row.Months} months for {row.Purpose}");
Console.WriteLine($"  Hidden2 = {row.Hidden2}, Hidden2[5] = {row.Hidden2[5]:0.###}, NetworkPrediction = {row.NetworkPrediction:0.###}");
Console.WriteLine($"  predicted: {model.Predict(row)}, happened: {row.Defaulted}");
Console.WriteLine();

// 5. What the booster leans on.
Console.WriteLine("The booster's most important columns (share of the gain):");
foreach (var importance in model.FeatureImportance().Take(5))
    Console.WriteLine($"  {importance.Column,-18} {importance.Share:P1}");
Console.WriteLine();

// 6. Save it, and load it as a service would: without libtorch, without ML.NET.
var path = Path.Combine(Path.GetTempPath(), "loans.lamina");
fit.Enricher.With(model).Save(path);
var predictor = LoanApplicationPredictor.Load(path);
var tomorrow = new LoanApplication(2400, 15_000, 12_000, 24, null, 23, Purpose.Holiday, "Harbour", Defaulted: null);
Console.WriteLine($"Saved to {Path.GetFileName(path)} ({new FileInfo(path).Length / 1024} KiB). A new application: {predictor.Predict(tomorrow)}");
Console.WriteLine($"All of it took {clock.Elapsed.TotalSeconds:0} seconds.");

/// <summary>Writes a line for each network once its training has ended.</summary>
internal sealed class NetworkLines : IProgress<TrainingProgress>
{
    private TrainingProgress? last;
    private double bestLoss;

    public void Report(TrainingProgress value)
    {
        if (last is not null && last.Fold != value.Fold)
            WriteLast();
        last = value;
        if (value.Epoch == value.BestEpoch)
            bestLoss = value.ValidationLoss;
    }

    public void WriteLast() => Console.WriteLine(
        $"  network {last!.Fold} of {last.FoldCount}: {last.Epoch,2} epochs, best {last.BestEpoch,2}, validation loss {bestLoss:0.0000}, {last.Elapsed.TotalSeconds:0.0} s");
}
