using System.Diagnostics;
using System.Globalization;
using Lamina;
using Quickstart;

// The loans of the Quickstart: whether one defaults hangs on three ratios that no column holds.
var rows = LoanSimulator.Simulate(count: 12_000, seed: 1);
var fit = LoanApplicationTraining.Fit(rows, new FitOptions { Seed = 1 });

// A card for each hidden unit, and the formulas they follow as columns for the record.
var clock = Stopwatch.StartNew();
Console.WriteLine(fit.Explain(new MeaningOptions { Seed = 1 }));
Console.WriteLine();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Explaining took {clock.Elapsed.TotalSeconds:0.0} seconds."));
