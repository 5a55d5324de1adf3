using System.Diagnostics;
using System.Globalization;
using Lamina;

namespace Studies.Decisions;

/// <summary>The whole decision of a study on many simulated tables, at a reduced size.</summary>
internal static class SimulatedTables
{
    private static readonly StudyOptions Reduced = new()
    {
        Folds = 5,
        Repeats = 2,
        Arms = [Arm.RawHidden, Arm.RawPrediction, Arm.RawHiddenPrediction, Arm.Blend, Arm.Permuted],
        Trials = 1,
        BootstrapRounds = 200,
        Network = new FitOptions { Folds = 3, Epochs = 80, BatchSize = 64, Threads = 1 },
        Booster = new LightGbmOptions { Trees = 200, Threads = 1 },
    };

    /// <summary>Studies tables with seeds 1 to <paramref name="tables"/>, and counts the verdicts.</summary>
    /// <param name="rows">How many rows a table has.</param>
    /// <param name="tables">How many tables.</param>
    /// <param name="strength">How strong the planted interaction is; 0 for none.</param>
    public static void Run(int rows, int tables, double strength)
    {
        var clock = Stopwatch.StartNew();
        var (found, controls) = (0, 0);
        var winners = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 1; seed <= tables; seed++)
        {
            var report = PointTraining.Study(Point.Simulate(rows, seed, strength), Reduced with { Seed = seed });
            var permuted = report.ArmOf(Arm.Permuted);
            found += report.Verdict.Helps ? 1 : 0;
            controls += permuted.Difference!.PValue < report.Settings.Level ? 1 : 0;
            winners[report.Verdict.Winner ?? "none"] = winners.GetValueOrDefault(report.Verdict.Winner ?? "none") + 1;
            Console.WriteLine($"{seed,4} {report.Verdict.Winner ?? "none",-28} best {report.Arms.Where(arm => arm.Role == ArmRole.Candidate).Min(arm => arm.Difference!.Relative),8:+0.0%;-0.0%}  permuted {permuted.Difference.Relative,8:+0.0%;-0.0%}, p {permuted.Difference.PValue.ToString("0.000", CultureInfo.InvariantCulture)}");
        }

        Console.WriteLine($"\n{tables} tables of {rows} rows, {(strength == 0 ? "no signal" : $"an interaction of strength {strength}")}: a lift was found in {found}.");
        Console.WriteLine($"Winners: {string.Join(", ", winners.Select(pair => $"{pair.Key} {pair.Value}"))}.");
        Console.WriteLine($"The permuted control was ahead of the reference with p below 0.05 in {controls}; it is never taken. {clock.Elapsed.TotalSeconds:0} s.");
    }
}
