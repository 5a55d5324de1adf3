using System.Diagnostics;
using System.Globalization;
using Lamina;
using Quickstart;

// The loans of the Quickstart: whether one defaults hangs on three ratios that no column holds.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var rows = LoanSimulator.Simulate(count: 12_000, seed: 1);
var fit = LoanApplicationTraining.Fit(rows, new FitOptions { Seed = 1 });

// A card for each hidden unit, and the formulas they follow as columns for the record.
var clock = Stopwatch.StartNew();
var report = fit.Explain(new MeaningOptions { Seed = 1 });
Console.WriteLine(report);
Console.WriteLine();
Console.WriteLine($"Explaining took {clock.Elapsed.TotalSeconds:0.0} seconds.");
Console.WriteLine();

// What each column brings to a booster by itself, on loans that the fit has not seen.
Console.WriteLine("The loss of a booster with the column against one without, five folds twice:");
foreach (var lift in fit.MeasureColumns(report, LoanSimulator.Simulate(count: 6_000, seed: 2)))
    Console.WriteLine($"  {lift}");
