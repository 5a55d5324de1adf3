using Microsoft.Extensions.Logging;
using Microsoft.ML;

namespace Lamina;

/// <summary>From a table to boosted trees: early stopping, averaging, the trees, and their comparison with ML.NET's scores.</summary>
internal static partial class TreeTraining
{
    // Below this many cells a second thread costs more than it brings.
    private const long CellsForThreads = 4_000_000;

    // Numbers above this are scaled down: ML.NET keeps the direction of missing values as "threshold or threshold + 1" in
    // float, which cannot tell the two apart from 2^24 on.
    private const float LargestUnscaled = 1 << 20;

    // Boosters that are averaged must differ: each tree of theirs learns from this share of the rows at most.
    private const double LargestShareOfAveraged = 0.8;

    private static readonly ProcessGate Gate = new();

    /// <summary>The version of ML.NET that trains.</summary>
    public static string LibraryVersion { get; } = Lamina.LibraryVersion.Of(typeof(MLContext));

    /// <summary>Trains on rows of a table.</summary>
    /// <param name="parts">The rows; the table's columns are those to learn from.</param>
    /// <param name="options">How to train.</param>
    /// <param name="logger">Told what was trained.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public static TrainedTrees Train(TrainingParts parts, LightGbmOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Gate.Enter(cancellationToken);
        try
        {
            NativeTorch.TryLoadBeforeBoosting();
            if (options.Boosters == 1)
                return TrainOne(parts, options, logger, cancellationToken);
            var trained = new TrainedTrees[options.Boosters];
            for (var i = 0; i < trained.Length; i++)
            {
                var own = options with { Seed = unchecked(options.Seed + i), RowShare = Math.Min(options.RowShare, LargestShareOfAveraged) };
                trained[i] = TrainOne(parts, own, logger, cancellationToken);
            }

            return TrainedTrees.Average(trained);
        }
        finally
        {
            Gate.Exit();
        }
    }

    /// <summary>One thread for small tables, where more are slower, else one for each core.</summary>
    internal static int AutomaticThreads(int rows, int columns) => (long)rows * columns < CellsForThreads ? 1 : Environment.ProcessorCount;

    private static TrainedTrees TrainOne(TrainingParts parts, LightGbmOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var table = parts.Table;
        var layout = table.Layout;
        var scales = Scales(table);
        var threads = options.Threads ?? AutomaticThreads(table.Count, layout.ValueCount + layout.CategoryCount);
        var builder = new TreeEnsembleBuilder(layout, scales);
        var models = new ITransformer?[table.TargetCount];
        var rounds = 1;
        for (var target = 0; target < models.Length; target++)
        {
            var own = parts with { Table = table.ForTarget(target) };
            var trainers = new LightGbmTrainers(options, layout, own.Table.Task, threads);
            (models[target], var read) = TrainTarget(own, trainers, scales, options, cancellationToken);
            var expected = models.Length > 1 ? 1 : layout.Fitted.OutputCount;
            if (read.Length != expected)
                throw new LaminaException($"LightGBM trained {read.Length} models where {expected} were expected. This is a defect of Lamina: please report it.");

            rounds = Math.Max(rounds, read.Max(static score => score.Count));

            // The gains of a number are squares of its unit.
            var unit = layout.Fitted.Schema.Label.Task == TaskKind.MultiRegression ? layout.Fitted.Targets[target].Scale * layout.Fitted.Targets[target].Scale : 1;
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
        return new TrainedTrees(layout, new BoostedTrees(layout, ensemble, slope), importance, rounds);
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
}
