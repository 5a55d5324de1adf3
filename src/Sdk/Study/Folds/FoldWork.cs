using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>A fold while its arms are trained: its rows with raw and with learned columns, and what arms have in common.</summary>
internal sealed class FoldWork
{
    private readonly Dictionary<ColumnSet, TunedBooster> tuned = [];
    private readonly TrainedTrees?[] rawBoosters = new TrainedTrees?[2];

    /// <summary>Rows with their raw columns: all training rows.</summary>
    public required FoldTables Raw { get; init; }

    /// <summary>
    /// Rows with raw columns, hidden layers and the network's prediction: training rows out of fold, and of them only those that have such
    /// activations; test rows by the mean over the fold networks.
    /// </summary>
    public required FoldTables Enriched { get; init; }

    /// <summary>What each fold's networks make of the test rows, <c>[rows, EnrichedWidth]</c>.</summary>
    public required IReadOnlyList<float[]> TestActivations { get; init; }

    /// <summary>For each training row with learned columns its position among all training rows.</summary>
    public required int[] Kept { get; init; }

    /// <summary>The folds of the networks within the training rows.</summary>
    public required IReadOnlyList<CrossFitFold> CrossFit { get; init; }

    /// <summary>Rows with the activations of a network that was never trained; made where an arm asks for them.</summary>
    public required Func<FoldTables> Untrained { get; init; }

    /// <summary>Trains networks with other settings, and predicts the test rows with them; made by <see cref="FoldBuilder{TRow,TSchema}"/>.</summary>
    public required NetworkTrials Networks { get; init; }

    public required StudyOptions Options { get; init; }

    /// <summary>What decides between trials, as between arms.</summary>
    public required StudyMetric Metric { get; init; }

    /// <summary>The seed of this fold.</summary>
    public required int Seed { get; init; }

    public required ILogger Logger { get; init; }

    public required CancellationToken CancellationToken { get; init; }

    public RowLayout Layout => Enriched.Training.Layout;

    public FittedSchema Fitted => Layout.Fitted;

    public TaskKind Task => Fitted.Schema.Label.Task;

    /// <summary>The settings of a booster on some columns; arms that see the same columns have the same trials.</summary>
    public TunedBooster Tuned(ColumnSet columns)
    {
        if (!tuned.TryGetValue(columns, out var settings))
            tuned.Add(columns, settings = BoosterTuning.Choose(this, TablesOf(columns).Training, columns));
        return settings;
    }

    /// <summary>The mean of as many boosters on the raw columns as there are networks: a blend weighs the first of two such means, the reference is the mean of both.</summary>
    /// <param name="half">0 or 1.</param>
    public TrainedTrees RawBoosters(int half)
    {
        if (rawBoosters[half] is { } trained)
            return trained;
        var options = Tuned(ColumnSet.Raw).Options;
        var count = Options.ReferenceBoosters / 2;
        options = options with { Boosters = count, Seed = unchecked(options.Seed + (half * count)) };
        return rawBoosters[half] = TableBoosting.Fit(Raw.Training, FoldPlan.AllPositions(Raw.Training.Count), null, options, Logger, CancellationToken);
    }

    /// <summary>The tables that hold some columns: without learned ones among them, all rows are learned from.</summary>
    public FoldTables TablesOf(ColumnSet columns) => columns == ColumnSet.Raw ? Raw : Enriched;
}
