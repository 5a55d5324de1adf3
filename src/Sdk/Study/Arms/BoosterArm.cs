namespace Lamina;

/// <summary>Boosters on some columns of a fold.</summary>
internal static class BoosterArm
{
    /// <summary>Trains with settings that were tried on these columns.</summary>
    /// <param name="work">The fold.</param>
    /// <param name="columns">The columns.</param>
    public static FittedArm Fit(FoldWork work, ColumnSet columns) =>
        Fit(work, work.TablesOf(columns), work.Tuned(columns)) with
        {
            Average = columns == ColumnSet.Raw ? FoldAverage.Activations : work.Options.Average,
        };

    /// <summary>The mean of all boosters on the raw columns.</summary>
    public static FittedArm FitReference(FoldWork work)
    {
        var trees = TrainedTrees.Average([work.RawBoosters(0), work.RawBoosters(1)]);
        return new FittedArm(trees.Scorer, trees.Layout, work.Tuned(ColumnSet.Raw).Words, trees.Importance);
    }

    /// <summary>Trains on other columns in the place of the learned ones: the controls.</summary>
    /// <param name="work">The fold.</param>
    /// <param name="tables">The rows.</param>
    public static FittedArm FitOn(FoldWork work, FoldTables tables)
    {
        const ColumnSet Columns = ColumnSet.Raw | ColumnSet.Hidden;
        return Fit(work, tables, BoosterTuning.Choose(work, tables.Training, Columns));
    }

    private static FittedArm Fit(FoldWork work, FoldTables tables, TunedBooster tuned)
    {
        var trees = TableBoosting.Fit(
            tables.Training, FoldPlan.AllPositions(tables.Training.Count), null, tuned.Options, work.Logger, work.CancellationToken);
        return new FittedArm(trees.Scorer, trees.Layout, tuned.Words, trees.Importance);
    }
}
