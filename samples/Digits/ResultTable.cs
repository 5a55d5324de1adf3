using System.Diagnostics;
using Lamina;

namespace Digits;

/// <summary>Prints a line for each way to read digits: accuracy and log-loss, mean and standard deviation over the seeds.</summary>
/// <param name="seeds">How many seeds, from 1.</param>
internal sealed class ResultTable(int seeds)
{
    public int Seeds => seeds;

    public static void Title(string name)
    {
        Console.WriteLine();
        Console.WriteLine($"{name,-32}{"accuracy, %",16}{"log-loss",18}{"seconds",9}");
    }

    public void Measure(string name, Func<int, MultiClassMetrics> evaluate)
    {
        var clock = Stopwatch.StartNew();
        var metrics = Enumerable.Range(1, seeds).Select(evaluate).ToArray();
        var (accuracy, accuracySpread) = Spread([.. metrics.Select(metric => 100 * metric.Accuracy)]);
        var (loss, lossSpread) = Spread([.. metrics.Select(metric => metric.LogLoss)]);
        Console.WriteLine($"  {name,-30}{accuracy,9:0.00} ± {accuracySpread:0.00}{loss,10:0.0000} ± {lossSpread:0.0000}{clock.Elapsed.TotalSeconds / seeds,9:0.0}");
    }

    /// <summary>What each seed needs for several lines.</summary>
    public Dictionary<int, T> Each<T>(string name, Func<int, T> make)
    {
        var clock = Stopwatch.StartNew();
        var made = Enumerable.Range(1, seeds).ToDictionary(static seed => seed, make);
        Console.WriteLine($"  {name,-64}{clock.Elapsed.TotalSeconds / seeds,9:0.0}");
        return made;
    }

    private static (double Mean, double Deviation) Spread(double[] figures)
    {
        var mean = figures.Average();
        return (mean, Math.Sqrt(figures.Sum(figure => (figure - mean) * (figure - mean)) / Math.Max(1, figures.Length - 1)));
    }
}
