namespace Lamina;

/// <summary>Boosters on some columns of a fold.</summary>
internal static class BoosterArm
{
    /// <summary>Trains with settings that were tried on these columns.</summary>
    /// <param name="work">The fold.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="boosters">How many boosters are averaged.</param>
    public static FittedArm Fit(FoldWork work, ColumnSet columns, int boosters = 1) =>
        Fit(work, work.TablesOf(columns), work.Tuned(columns), boosters);

    /// <summary>Trains on other columns in the place of the learned ones: the controls.</summary>
    /// <param name="work">The fold.</param>
    /// <param name="tables">The rows.</param>
    public static FittedArm FitOn(FoldWork work, FoldTables tables)
    {
        const ColumnSet Columns = ColumnSet.Raw | ColumnSet.Hidden;
        return Fit(work, tables, BoosterTuning.Choose(work, tables.Training, Columns), boosters: 1);
    }

    private static FittedArm Fit(FoldWork work, FoldTables tables, TunedBooster tuned, int boosters)
    {
        var options = tuned.Options with { Boosters = Math.Max(boosters, tuned.Options.Boosters) };
        var trees = TableBoosting.Fit(
            tables.Training, FoldPlan.AllPositions(tables.Training.Count), null, options, work.Logger, work.CancellationToken);
        return new FittedArm(trees.Scorer, trees.Layout, tuned.Words, trees.Importance);
    }
}
