using System.Diagnostics;
using System.Globalization;
using DigitImages;
using Lamina;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: DigitImages <training file> <test file> [SEEDS]     (optdigits.tra and optdigits.tes of UCI optdigits)");
    return 2;
}

var (train, test) = (Digit.Read(args[0]), Digit.Read(args[1]));
var seeds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3;
Console.WriteLine($"{train.Length} images to learn from, {test.Length} to test on.");
var sum = 0.0;
for (var seed = 1; seed <= seeds; seed++)
{
    var clock = Stopwatch.StartNew();
    var metrics = DigitTraining.Fit(train, new FitOptions { Seed = seed }).Network.Evaluate(test);
    sum += metrics.Accuracy;
    Console.WriteLine($"  seed {seed}: accuracy {metrics.Accuracy:0.0000}, log-loss {metrics.LogLoss:0.0000}, {clock.Elapsed.TotalSeconds:0} s");
}

Console.WriteLine($"The network alone, mean of {seeds} seeds: accuracy {sum / seeds:0.0000}");
return 0;
