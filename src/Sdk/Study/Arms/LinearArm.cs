using System.Globalization;

namespace Lamina;

/// <summary>Logistic regression, or ridge regression of numbers, on the raw columns; the trials are penalties.</summary>
internal static class LinearArm
{
    private static readonly double[] Penalties = [1, 10, 100, 0.1, 1_000, 0.01, 10_000];

    /// <summary>Whether the task has a linear model.</summary>
    public static bool Suits(TaskKind task) => task != TaskKind.MultiLabel;

    public static FittedArm Fit(FoldWork work)
    {
        var table = work.Raw.Training;
        var penalty = Choose(work, table);
        var inputs = InputTable.Fit(table, ColumnSet.Raw);
        return new FittedArm(
            Solve(work, inputs, penalty).ToScorer(inputs, null), table.Layout, string.Create(CultureInfo.InvariantCulture, $"penalty {penalty}"), []);
    }

    private static double Choose(FoldWork work, TrainingTable table)
    {
        var trials = Math.Min(work.Options.Trials, Penalties.Length);
        if (trials == 1)
            return Penalties[0];
        var parts = FoldPlan.TakePart(table.Traits(), FoldPlan.AllPositions(table.Count), work.Options.TrialShare, work.Seed);
        var inputs = InputTable.Fit(table.Copy(parts.Train), ColumnSet.Raw);
        var rest = table.Copy(parts.Test);
        var (best, least) = (Penalties[0], double.PositiveInfinity);
        foreach (var penalty in Penalties.AsSpan(0, trials))
        {
            work.CancellationToken.ThrowIfCancellationRequested();
            var outputs = TableScorer.Score(Solve(work, inputs, penalty).ToScorer(inputs, null), inputs.Layout, rest);
            var loss = LossTable.Of(Truths.Predicted(outputs, rest), work.Metric).Value();
            if (loss < least)
                (best, least) = (penalty, loss);
        }

        return best;
    }

    private static LinearModel Solve(FoldWork work, InputTable inputs, double penalty) =>
        inputs.Task is TaskKind.Binary or TaskKind.MultiClass
            ? LogisticTraining.Solve(inputs, FoldPlan.AllPositions(inputs.Count), penalty, work.Seed, work.CancellationToken)
            : RidgeTraining.Solve(inputs, penalty);
}
