using System.Diagnostics;
using System.Globalization;
using Digits;
using Lamina;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0)
{
    Console.WriteLine("Usage: Digits FOLDER");
    Console.WriteLine("FOLDER holds optdigits.tra and optdigits.tes (UCI, Optical Recognition of Handwritten Digits).");
    return 1;
}

const int Seeds = 3;
var train = Digit.Read(Path.Combine(args[0], "optdigits.tra"));
var test = Digit.Read(Path.Combine(args[0], "optdigits.tes"));
Console.WriteLine($"{train.Length} digits to learn from, {test.Length} to test on; mean and spread over the seeds 1 to {Seeds}.");
Console.WriteLine();
Console.WriteLine($"{"",-34}{"accuracy",12}{"",8}{"log-loss",12}{"",10}{"seconds",9}");

// What each seed trains once and several lines use.
var fits = Enumerable.Range(1, Seeds).Select(seed => DigitTraining.Fit(train, new FitOptions { Seed = seed, Epochs = 1, Folds = 2 })).ToArray();

Measure("nearest neighbours, pixels", (fit, seed) => NearestNeighbors.Fit(fit.Raw(train), new() { Seed = seed }).Evaluate(fit.Raw(test)));
Measure("logistic regression, pixels", (fit, seed) => LogisticRegression.Fit(fit.Raw(train), new() { Seed = seed }).Evaluate(fit.Raw(test)));
Measure("linear SVM, pixels", (fit, seed) => LinearSvm.Fit(fit.Raw(train), new() { Seed = seed }).Evaluate(fit.Raw(test)));
Measure("kernel SVM, pixels", (fit, seed) => KernelSvm.Fit(fit.Raw(train), new() { Seed = seed }).Evaluate(fit.Raw(test)));
Measure("random forest, pixels", (fit, seed) => RandomForest.Fit(fit.Raw(train), new() { Seed = seed }).Evaluate(fit.Raw(test)));
return 0;

void Measure(string name, Func<DigitFit, int, MultiClassMetrics> evaluate)
{
    var clock = Stopwatch.StartNew();
    var metrics = fits.Select((fit, i) => evaluate(fit, i + 1)).ToArray();
    var accuracy = Spread.Of(metrics.Select(metric => 100 * metric.Accuracy));
    var loss = Spread.Of(metrics.Select(metric => metric.LogLoss));
    Console.WriteLine(
        $"{name,-34}{accuracy.Mean,10:0.00} % ± {accuracy.Deviation,-4:0.00} {loss.Mean,11:0.0000} ± {loss.Deviation,-6:0.0000} {clock.Elapsed.TotalSeconds / Seeds,9:0.0}");
}
