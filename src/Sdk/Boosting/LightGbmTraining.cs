using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.ML;

namespace Lamina;

/// <summary>From rows to a boosted model: checks, the table, early stopping, the trees, and their comparison with ML.NET's scores.</summary>
internal static partial class LightGbmTraining
{
    // Below this many cells a second thread costs more than it brings.
    private const long CellsForThreads = 4_000_000;

    // Numbers above this are scaled down: ML.NET keeps the direction of missing values as "threshold or threshold + 1" in
    // float, which cannot tell the two apart from 2^24 on.
    private const float LargestUnscaled = 1 << 20;

    private const string AllowSeenRows = $"{nameof(LightGbmOptions)}.{nameof(LightGbmOptions.AllowSeenRows)}";

    private static readonly ProcessGate Gate = new();

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
        cancellationToken.ThrowIfCancellationRequested();

        Gate.Enter(cancellationToken);
        try
        {
            NativeTorch.TryLoadBeforeBoosting();
            return Train<TRow, TValue, TMetrics>(parts, outcome, options, logger, cancellationToken);
        }
        finally
        {
            Gate.Exit();
        }
    }

    /// <summary>One thread for small tables, where more are slower, else one for each core.</summary>
    internal static int AutomaticThreads(int rows, int columns) => (long)rows * columns < CellsForThreads ? 1 : Environment.ProcessorCount;

    private static BoostedModel<TRow, TValue, TMetrics> Train<TRow, TValue, TMetrics>(
        TrainingParts parts, Outcome<TValue, TMetrics> outcome, LightGbmOptions options, ILogger logger, CancellationToken cancellationToken)
        where TRow : class, IRow<TRow>
    {
        var table = parts.Table;
        var layout = table.Layout;
        var scales = Scales(table);
        var threads = options.Threads ?? AutomaticThreads(table.Count, layout.ValueCount + layout.CategoryCount);
        var builder = new TreeEnsembleBuilder(layout, scales);
        var models = new ITransformer?[table.TargetCount];
        for (var target = 0; target < models.Length; target++)
        {
            var own = parts with { Table = table.ForTarget(target) };
            var trainers = new LightGbmTrainers(options, layout, own.Table.Task, threads);
            (models[target], var read) = TrainTarget(own, trainers, scales, options, cancellationToken);
            var expected = models.Length > 1 ? 1 : layout.Fitted.OutputCount;
            if (read.Length != expected)
                throw new LaminaException($"LightGBM trained {read.Length} models where {expected} were expected. This is a defect of Lamina: please report it.");

            // The gains of a number are squares of its unit.
            var unit = outcome.Task == TaskKind.MultiRegression ? layout.Fitted.Targets[target].Scale * layout.Fitted.Targets[target].Scale : 1;
            for (var score = 0; score < read.Length; score++)
            {
                foreach (var tree in read[score])
                    builder.Add(tree, target + score, unit);
            }
        }

        var ensemble = builder.Build();
        for (var target = 0; target < models.Length; target++)
        {
            if (models[target] is { } model)
                RescoringCheck.Require(model, ensemble, target, table.ForTarget(target), parts.Final, scales);
        }

        var importance = builder.Importance();
        Trained(logger, ensemble.TreeCount, parts.Final.Length, layout.SlotCount);
        if (importance.Count == 0)
            NothingToSplit(logger, parts.Final.Length, options.MinimumRowsInLeaf);
        var slope = layout.Fitted.Schema.Label.TargetTask == TaskKind.Binary ? LightGbmTrainers.BinarySlope : 1;
        return new BoostedModel<TRow, TValue, TMetrics>(layout, ensemble, slope, outcome, importance);
    }

    // A booster for one target; of several labels, each stops at a number of trees of its own.
    private static (ITransformer? Model, List<SavedTree>[] Trees) TrainTarget(
        TrainingParts parts, LightGbmTrainers trainers, float[] scales, LightGbmOptions options, CancellationToken cancellationToken)
    {
        var table = parts.Table;
        var training = View(parts.Training);
        ITransformer? model = null;
        List<SavedTree>[] read = [];
        var trees = options.Trees;
        var stopsRanking = table.Task == TaskKind.Ranking && parts.Validation is not null;
        if (stopsRanking)
        {
            trees = RankingStop.CountTrees(
                count => Read(trainers, trainers.Fit(training, null, count))[0], table, parts.Validation!, scales, options);
        }
        else
        {
            model = trainers.Fit(training, parts.Validation is null ? null : View(parts.Validation), trees);
            read = Read(trainers, model);
            trees = Math.Max(1, read.Max(static score => score.Count));
        }

        if (stopsRanking || parts.Final != parts.Training)
        {
            cancellationToken.ThrowIfCancellationRequested();
            model = trainers.Fit(View(parts.Final), null, trees);
            read = Read(trainers, model);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return (model, read);

        RowDataView View(int[] positions) => new(table, table.Task == TaskKind.Ranking ? RankingGroups.Sort(table, positions) : positions) { Scales = scales, CancellationToken = cancellationToken };
    }

    private static List<SavedTree>[] Read(LightGbmTrainers trainers, ITransformer? model)
    {
        if (model is null)
            return [[]];
        using var stream = trainers.Save(model);
        return LightGbmModelReader.Read(stream);
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
            return new TrainingParts(table.Fill(all), all, FoldPlan.AllPositions(both.Length)[rows.Length..], all);
        }

        var own = Read(rows, all, layout, options);
        if (options.EarlyStoppingRounds == 0 || rows.Length < 2)
            return new TrainingParts(own.Fill(all), all, null, all);
        var parts = HoldBack(own, all, options);
        var final = options.RefitOnAllRows ? all : parts.Train;
        return new TrainingParts(own.Fill(final), parts.Train, parts.Test, final);
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

    private static float[] Scales(TrainingTable table)
    {
        var scales = new float[table.Layout.NumberCount];
        Array.Fill(scales, 1);
        for (var number = 0; number < scales.Length; number++)
        {
            if (!float.IsNaN(table.Layout.Fills[number]))
                continue;   // never missing: nothing to tell apart
            var largest = 0f;
            for (var row = 0; row < table.Count; row++)
                largest = MathF.Max(largest, MathF.Abs(float.IsNaN(table.ValuesOf(row)[number]) ? 0 : table.ValuesOf(row)[number]));
            while (largest * scales[number] > LargestUnscaled)
                scales[number] /= 2;
        }

        return scales;
    }

    [LoggerMessage(10, LogLevel.Information, "LightGBM: {Trees} trees from {Rows} rows of {Slots} slots")]
    private static partial void Trained(ILogger logger, int trees, int rows, int slots);

    [LoggerMessage(11, LogLevel.Warning, "LightGBM found nothing to split {Rows} rows on, with at least {Least} rows in a leaf: every prediction is the same. Pass more rows, or lower LightGbmOptions.MinimumRowsInLeaf")]
    private static partial void NothingToSplit(ILogger logger, int rows, int least);

    /// <summary>Which rows of a table are learned from, stopped on, and learned from in the end.</summary>
    private sealed record TrainingParts(TrainingTable Table, int[] Training, int[]? Validation, int[] Final);
}
