using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lamina;

/// <summary>From typed rows to a boosted model: checks, the table, and which rows stop the training early.</summary>
internal static class LightGbmTraining
{
    private const string AllowSeenRows = $"{nameof(LightGbmOptions)}.{nameof(LightGbmOptions.AllowSeenRows)}";

    public static BoostedModel<TRow, TValue, TMetrics> Fit<TRow, TValue, TMetrics>(
        TRow[] rows,
        TRow[]? validation,
        Func<FittedSchema, Outcome<TValue, TMetrics>> outcomeOf,
        LightGbmOptions? options,
        ILogger? logger,
        CancellationToken cancellationToken)
        where TRow : class, IRow<TRow>
    {
        options ??= new LightGbmOptions();
        options.Validate();
        logger ??= NullLogger.Instance;

        var block = TrainerRows.Require(rows);
        var outcome = outcomeOf(block.Fitted);
        var layout = RowDataView.OpenLayout(block, TargetStatistics.Wanted(options, block.Fitted) ? int.MaxValue : options.MaximumCategories);
        TrainerRows.RefuseSeen(rows, block.Fitted, options.AllowSeenRows, AllowSeenRows, logger);
        if (validation is { Length: 0 })
            throw new RowException("The list of validation rows is empty. Pass rows to stop early on, or pass no list: a part of the training rows is then held back.");
        if (validation is not null)
            TrainerRows.RefuseSeen(validation, block.Fitted, options.AllowSeenRows, AllowSeenRows, logger);
        var parts = Divide(rows, validation, layout, options);
        var trees = TreeTraining.Train(parts, options, logger, cancellationToken);
        return new BoostedModel<TRow, TValue, TMetrics>(trees.Layout, trees.Scorer.Trees, trees.Scorer.Slope, outcome, trees.Importance);
    }

    private static TrainingParts Divide<TRow>(
        TRow[] rows, TRow[]? validation, RowLayout layout, LightGbmOptions options)
        where TRow : class, IRow<TRow>
    {
        var all = FoldPlan.AllPositions(rows.Length);
        if (validation is not null && options.EarlyStoppingRounds > 0)
        {
            // One table for both, so that they share layout and categories.
            TRow[] both = [.. rows, .. validation];
            var table = Read(both, all, layout, options);
            return new TrainingParts(table.Fill([all]), all, FoldPlan.AllPositions(both.Length)[rows.Length..], all);
        }

        var own = Read(rows, all, layout, options);
        if (options.EarlyStoppingRounds == 0 || rows.Length < 2)
            return new TrainingParts(own.Fill([all]), all, null, all);
        var parts = HoldBack(own, all, options);
        var final = options.RefitOnAllRows ? all : parts.Train;
        return new TrainingParts(own.Fill([final]), parts.Train, parts.Test, final);
    }

    // The first rows are those to train on.
    private static TrainingTable Read<TRow>(TRow[] rows, int[] training, RowLayout layout, LightGbmOptions options)
        where TRow : class, IRow<TRow>
    {
        var table = TrainingTable.Read<TRow>(rows, layout, requireLabels: true);
        table.Keep(options.Columns);
        TrainingLabels.Require(table, training);
        return TargetStatistics.Wanted(options, layout.Fitted) ? TargetStatistics.Add(table, training.Length, options) : table;
    }

    private static PositionSplit HoldBack(TrainingTable table, int[] positions, LightGbmOptions options)
    {
        try
        {
            return FoldPlan.TakePart(table.Traits(), positions, options.ValidationShare, options.Seed);
        }
        catch (RowException error)
        {
            throw new RowException(
                $"No rows can be held back to stop early on: {error.Message} Or pass validation rows, or set LightGbmOptions.EarlyStoppingRounds = 0 to train all trees.");
        }
    }
}
