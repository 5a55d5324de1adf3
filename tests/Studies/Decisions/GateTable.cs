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
/// <param name="repeats">How often the other parts are divided anew to choose by.</param>
/// <param name="keep">A folder that keeps finished folds, or null.</param>
internal sealed class GateTable(int parts, int repeats, string? keep) : IDataSetUse
{
    private const double Margin = 0.01;

    // Some thousand trainings have to fit into an hour.
    private const int MostEpochs = 100;

    // More than the choice is made between: what it misses counts too.
    private static readonly Arm[] Measured = [Arm.Linear, Arm.Network, Arm.RawHidden, Arm.RawPrediction, Arm.RawHiddenPrediction, Arm.Blend];

    private readonly List<GateRow> table = [];

    public void Use<TRow, TSchema, TBatch, TNetwork>(string name, IReadOnlyList<TRow> rows)
        where TSchema : struct, IRowSchema<TRow>
        where TBatch : TensorBatch, ITensorBatch<TBatch>
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch>
    {
        var options = new BestOptions().Study with
        {
            Seed = 1,
            Repeats = repeats,
            Trials = 1,
            Network = new FitOptions { Folds = 3, Epochs = Math.Min(MostEpochs, new FitOptions().EpochsFor(rows.Count)) },
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
        var result = loop.Run(Measured);
        var choice = result.Report();
        var best = ArmTraining.Allowed(TSchema.Descriptor, Measured).Where(static arm => arm != Arm.Constant).MinBy(result.MeanLossOf);
        var (least, constant) = (result.MeanLossOf(best), result.MeanLossOf(Arm.Constant));
        table.Add(new GateRow(name, rows.Count, choice, result.PValueOfLosingMoreThan(Margin), best, least, (choice.Loss - least) / constant));
        Console.WriteLine($"{name}: {clock.Elapsed.TotalSeconds:0} s");
        Console.WriteLine(Row(table[^1]));
    }

    /// <summary>Prints the table, with what Holm's correction over the data sets leaves of each bound.</summary>
    public void Print()
    {
        Console.WriteLine("\n| data set | rows | chosen | loss of the chosen | reference | difference (interval) | best arm of all parts | regret, of the best | regret, of a constant |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var row in table)
            Console.WriteLine(Row(row));
        var adjusted = Holm.Adjust([.. table.Select(static row => row.HarmPValue)]);
        Console.WriteLine($"\nNot shown to lose less than {Margin:P0} (Holm over the data sets, level 0.05): {string.Join(", ", table.Where((_, i) => adjusted[i] >= 0.05).Select(static row => row.Name).DefaultIfEmpty("none"))}.");
        Console.WriteLine($"Mean regret {Percent(table.Average(static row => row.Regret))} of the best arm's loss, {Percent(table.Average(static row => row.RegretOfConstant))} of the loss of a constant.");
    }

    private static string Row(GateRow row)
    {
        var interval = row.Choice.Difference.Intervals[0];
        var chosen = row.Choice.Arms.GroupBy(static arm => arm).OrderByDescending(static group => group.Count()).Select(static group => $"{group.Key} {group.Count()}");
        return $"| {row.Name} | {row.Rows} | {string.Join(", ", chosen)} | {row.Choice.Loss:0.0000} | {row.Choice.ReferenceLoss:0.0000} | {Percent(row.Choice.Difference.Relative)} ({Percent(interval.Low)} to {Percent(interval.High)}) | {row.Best} {row.LeastLoss:0.0000} | {Percent(row.Regret)} | {Percent(row.RegretOfConstant)} |";
    }

    private static string Percent(double share) => share.ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture);

    private sealed record GateRow(
        string Name, int Rows, ChoiceReport Choice, double HarmPValue, Arm Best, double LeastLoss, double RegretOfConstant)
    {
        public double Regret => (Choice.Loss / LeastLoss) - 1;
    }
}
