using System.Diagnostics;
using System.Globalization;
using Lamina;
using Lift;
using Microsoft.Extensions.Logging.Abstractions;
using TorchSharp;

namespace Studies.Decisions;

/// <summary>
/// Judges the safe choice on every data set: for each of several parts of the rows a study of the others chooses an arm, which is then measured on the
/// part beside every other arm.
/// </summary>
/// <param name="parts">How many parts.</param>
/// <param name="keep">A folder that keeps finished folds, or null.</param>
internal sealed class GateTable(int parts, string? keep) : IDataSetUse
{
    private static readonly Arm[] Candidates =
        [Arm.Raw, Arm.Linear, Arm.Network, Arm.RawHidden, Arm.RawPrediction, Arm.RawHiddenPrediction, Arm.Blend];

    private readonly List<(string Name, ChoiceReport Choice, double Regret, string Best)> rows = [];

    public void Use<TRow, TSchema, TBatch, TNetwork>(string name, IReadOnlyList<TRow> rows)
        where TSchema : struct, IRowSchema<TRow>
        where TBatch : TensorBatch, ITensorBatch<TBatch>
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch>
    {
        var options = new StudyOptions
        {
            Seed = 1,
            Repeats = 2,
            Trials = 1,
            Arms = Candidates,
            Network = new FitOptions { Folds = 3 },
            Folder = keep is null ? null : Path.Combine(keep, name.Replace(' ', '-')),
        };
        var clock = Stopwatch.StartNew();
        var labelled = StudyRows.Labelled<TRow, TSchema>(rows);
        var loop = new OuterLoop<TRow, TSchema>(
            labelled,
            NetworkTraining.Fit<TRow, TSchema, TBatch, TNetwork>,
            options,
            parts,
            new StudyClock(TimeProvider.System, null, parts * (options.FoldCount<TRow, TSchema>() + 1)),
            NullLogger.Instance,
            CancellationToken.None);
        var result = loop.Run(Candidates);
        var choice = result.Report();
        var arms = ArmTraining.Allowed(TSchema.Descriptor, Candidates).Where(static arm => arm != Arm.Constant);
        var best = arms.MinBy(result.MeanLossOf);
        this.rows.Add((name, choice, (choice.Loss / result.MeanLossOf(best)) - 1, $"{best} {result.MeanLossOf(best):0.0000}"));
        Console.WriteLine($"{name}: {rows.Count} rows, {clock.Elapsed.TotalSeconds:0} s");
        Console.WriteLine(Row(this.rows[^1]));
    }

    /// <summary>Prints the table, with p-values of harm after Holm's correction over the data sets.</summary>
    public void Print()
    {
        Console.WriteLine("\n| data set | chosen | loss of the chosen | raw, averaged | difference (interval) | best arm of all parts | regret |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var row in rows)
            Console.WriteLine(Row(row));
        Console.WriteLine($"\nMean regret {Percent(rows.Average(static row => row.Regret))}; largest upper end of a difference {Percent(rows.Max(static row => row.Choice.Difference.Intervals[0].High))}.");
    }

    private static string Row((string Name, ChoiceReport Choice, double Regret, string Best) row)
    {
        var interval = row.Choice.Difference.Intervals[0];
        var chosen = row.Choice.Arms.GroupBy(static arm => arm).OrderByDescending(static group => group.Count()).Select(static group => $"{group.Key} {group.Count()}");
        return $"| {row.Name} | {string.Join(", ", chosen)} | {row.Choice.Loss:0.0000} | {row.Choice.ReferenceLoss:0.0000} | {Percent(row.Choice.Difference.Relative)} ({Percent(interval.Low)} to {Percent(interval.High)}) | {row.Best} | {Percent(row.Regret)} |";
    }

    private static string Percent(double share) => share.ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture);
}
