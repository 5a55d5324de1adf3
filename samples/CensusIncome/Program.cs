using System.Diagnostics;
using System.Globalization;
using CensusIncome;
using Lamina;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var trainingPath, var testPath])
{
    Console.Error.WriteLine("usage: CensusIncome <training file> <test file>     (adult.data and adult.test of the UCI Adult data set)");
    return 2;
}

var clock = Stopwatch.StartNew();
var people = CensusFile.Read(trainingPath);
var unseen = CensusFile.Read(testPath);
Console.WriteLine($"{people.Count} people to learn from, {unseen.Count} to test on.");

var fit = PersonTraining.Fit(people, new FitOptions { Seed = 1 });
Console.WriteLine($"Trained {fit.Histories.Count} networks in {clock.Elapsed.TotalSeconds:0} s.");

var raw = LightGbm.Fit(fit.Raw(people));
var model = LightGbm.Fit(fit.Rows);
Console.WriteLine("On the test file:");
Console.WriteLine($"  LightGBM, raw columns     {raw.Evaluate(fit.Raw(unseen))}");
Console.WriteLine($"  the network alone         {fit.Network.Evaluate(unseen)}");
Console.WriteLine($"  LightGBM, enriched rows   {model.Evaluate(fit.Enricher.Enrich(unseen))}");
Console.WriteLine($"All of it took {clock.Elapsed.TotalSeconds:0} s.");
return 0;
