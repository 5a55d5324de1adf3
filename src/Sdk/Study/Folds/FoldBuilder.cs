using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>Trains networks on rows of a type: generated code knows their types.</summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <param name="rows">The training rows.</param>
/// <param name="options">How to train.</param>
/// <param name="progress">Told after every epoch.</param>
/// <param name="logger">Told about folds.</param>
/// <param name="cancellationToken">Stops the training.</param>
public delegate TrainedNetwork<TRow> NetworkFitter<TRow>(
    IReadOnlyList<TRow> rows, FitOptions options, IProgress<TrainingProgress>? progress, ILogger? logger, CancellationToken cancellationToken);

/// <summary>From the typed rows of a fold to its tables: trains the networks, and has them enrich.</summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <typeparam name="TSchema">Its generated schema.</typeparam>
/// <param name="fit">Trains networks.</param>
/// <param name="options">The study's options.</param>
/// <param name="metric">What decides.</param>
/// <param name="logger">Told about folds.</param>
/// <param name="cancellationToken">Stops the training.</param>
internal sealed class FoldBuilder<TRow, TSchema>(
    NetworkFitter<TRow> fit, StudyOptions options, StudyMetric metric, ILogger logger, CancellationToken cancellationToken)
    where TSchema : struct, IRowSchema<TRow>
{
    /// <summary>Trains the networks of a fold.</summary>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="seed">The fold's seed.</param>
    public TrainedNetwork<TRow> Train(IReadOnlyList<TRow> training, int seed) => Train(training, options.Network with { Seed = seed });

    /// <summary>Trains networks with settings of their own.</summary>
    public TrainedNetwork<TRow> Train(IReadOnlyList<TRow> training, FitOptions network) => fit(training, network, null, logger, cancellationToken);

    /// <summary>Makes the tables of a fold.</summary>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="test">The rows to predict; labels are read, but no arm sees them.</param>
    /// <param name="trained">The networks of the training rows.</param>
    /// <param name="seed">The fold's seed.</param>
    public FoldWork Build(IReadOnlyList<TRow> training, IReadOnlyList<TRow> test, TrainedNetwork<TRow> trained, int seed)
    {
        var folds = CrossFitFold.Plan(RowTraits.Read<TRow, TSchema>(training), options.Network with { Seed = seed });
        return new FoldWork
        {
            Raw = new FoldTables(Raw(training, trained.Network.Fitted), Raw(test, trained.Network.Fitted)),
            Enriched = Enrich(trained, test),
            TestActivations = EachFold(trained.Network, test),
            Kept = KeptOf(folds, training.Count),
            CrossFit = folds,
            Untrained = () => Enrich(Train(training, options.Network with { Seed = seed, Epochs = 0, Pretraining = 0 }), test),
            Networks = new Trials(this, training, test, seed),
            Options = options,
            Metric = metric,
            Seed = seed,
            Logger = logger,
            CancellationToken = cancellationToken,
        };
    }

    private static FoldTables Enrich(TrainedNetwork<TRow> trained, IReadOnlyList<TRow> test) =>
        new(Table(trained.Rows, trained.OutOfFold), Table(test, Activate(trained.Network, test)));

    private static ActivationBlock Activate(FittedNetwork network, IReadOnlyList<TRow> rows)
    {
        var block = ActivationBlock.Create(network.Fitted, ActivationOrigin.NewRows, rows.Count);
        network.Run<TRow, TSchema>(RowList.AsSpan(rows), 0, block.Values, block.Pooled);
        return block;
    }

    private static float[][] EachFold(FittedNetwork network, IReadOnlyList<TRow> rows)
    {
        var folds = new float[network.MemberCount][];
        for (var fold = 0; fold < folds.Length; fold++)
            folds[fold] = RowArray.Create<float>(rows.Count, network.Fitted.EnrichedWidth);
        network.RunEach<TRow, TSchema>(RowList.AsSpan(rows), folds);
        return folds;
    }

    private static TrainingTable Raw(IReadOnlyList<TRow> rows, FittedSchema fitted) =>
        Table(rows, new ActivationBlock(fitted, ActivationOrigin.Raw, [], 0));

    private static TrainingTable Table(IReadOnlyList<TRow> rows, ActivationBlock block)
    {
        // The task marker is not looked at: a table knows its task from the schema.
        var typed = EnrichedRows.Create<RawRow<TRow, TSchema, Binary>, TRow>(RowList.AsSpan(rows), block);
        return TrainingTable.Read<RawRow<TRow, TSchema, Binary>>(typed, RowDataView.OpenLayout(block, int.MaxValue), requireLabels: false);
    }

    private static int[] KeptOf(IReadOnlyList<CrossFitFold> folds, int count)
    {
        var held = new bool[count];
        foreach (var fold in folds)
        {
            foreach (var row in fold.HeldOut)
                held[row] = true;
        }

        var kept = new List<int>(count);
        for (var row = 0; row < count; row++)
        {
            if (held[row])
                kept.Add(row);
        }

        return [.. kept];
    }

    /// <summary>The network as an arm of its own, with settings to try.</summary>
    private sealed class Trials(FoldBuilder<TRow, TSchema> builder, IReadOnlyList<TRow> training, IReadOnlyList<TRow> test, int seed) : NetworkTrials
    {
        public override double Loss(FitOptions options, PositionSplit parts, StudyMetric metric)
        {
            var (learned, rest) = (OutOfFold.Pick(training, parts.Train), OutOfFold.Pick(training, parts.Test));
            var trained = builder.Train(learned, options with { Seed = seed });
            var table = Table(rest, Activate(trained.Network, rest));
            return LossTable.Of(Truths.Predicted(Outputs(trained.Network, table), table), metric).Value();
        }

        public override float[] Predict(FitOptions options)
        {
            var trained = builder.Train(training, options with { Seed = seed });
            return Outputs(trained.Network, Table(test, Activate(trained.Network, test)));
        }

        private static float[] Outputs(FittedNetwork network, TrainingTable table) =>
            TableScorer.Score(NetworkArm.Scorer(table.Layout), table.Layout, table);
    }
}
