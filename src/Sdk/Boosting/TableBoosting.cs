using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>Trees on rows of a table that was read with a slot for every value of its categories, and that stays as it is.</summary>
internal static class TableBoosting
{
    /// <summary>Trains on some rows.</summary>
    /// <param name="open">The rows, all of those that are learned from labelled.</param>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="validation">The rows to stop early on, or null to train all trees.</param>
    /// <param name="options">How to train, and on which columns.</param>
    /// <param name="logger">Told what was trained.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public static TrainedTrees Fit(
        TrainingTable open, int[] training, int[]? validation, LightGbmOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        // The training rows first: target statistics are made of them.
        var table = open.Copy([.. training, .. validation ?? []]);
        var first = FoldPlan.AllPositions(training.Length);
        var closed = Close(table, training.Length, options).Fill([first]);
        TrainingLabels.Require(closed, first);
        var rest = validation is null ? null : FoldPlan.AllPositions(table.Count)[training.Length..];
        return TreeTraining.Train(new TrainingParts(closed, first, rest, first), options, logger, cancellationToken);
    }

    /// <summary>Trains trees on several parts of the rows, so that all of them take the same rows and can be averaged.</summary>
    /// <param name="open">The rows.</param>
    /// <param name="parts">The parts to learn from.</param>
    /// <param name="options">How to train, on which columns; without target statistics.</param>
    /// <param name="logger">Told what was trained.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public static IReadOnlyList<TrainedTrees> FitParts(
        TrainingTable open, IReadOnlyList<int[]> parts, LightGbmOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var closed = Close(open.Copy(FoldPlan.AllPositions(open.Count)), open.Count, options).Fill(parts);
        var trained = new TrainedTrees[parts.Count];
        for (var i = 0; i < trained.Length; i++)
        {
            TrainingLabels.Require(closed, parts[i]);
            trained[i] = TreeTraining.Train(new TrainingParts(closed, parts[i], null, parts[i]), options, logger, cancellationToken);
        }

        return trained;
    }

    private static TrainingTable Close(TrainingTable table, int training, LightGbmOptions options)
    {
        table.Keep(options.Columns);
        return TargetStatistics.Wanted(options, table.Layout.Fitted)
            ? TargetStatistics.Add(table, training, options)
            : table.With([], [], RowLayout.WidthsOf(table.Layout.Fitted, options.MaximumCategories));
    }
}
