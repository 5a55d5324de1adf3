using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TorchSharp;

namespace Lamina;

/// <summary>
/// Trains the networks of a fit: one of each for each fold, all folds from the same initial weights and in the same batch order,
/// mapped onto the basis of one of them. A training row's activations come from the network that never saw it; new
/// rows get the mean over all of them.
/// </summary>
public static class NetworkTraining
{
    // Above this many multiply-adds in a batch a second thread begins to pay.
    private const long WorkForThreads = 1L << 24;

    /// <summary>Trains the one network of a record.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <typeparam name="TBatch">Its generated batch.</typeparam>
    /// <typeparam name="TNetwork">Its generated network.</typeparam>
    /// <param name="rows">The training rows, all labelled.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="logger">Told about folds, about columns that cannot help, and if libtorch had to be adapted to this system.</param>
    /// <param name="cancellationToken">Stops the training; nothing is left of it.</param>
    /// <exception cref="RowException">The rows cannot be used: the message names what is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="TrainingDivergedException">A loss was no finite number after any epoch.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TrainedNetwork<TRow> Fit<TRow, TSchema, TBatch, TNetwork>(
        IReadOnlyList<TRow> rows,
        FitOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default)
        where TSchema : struct, IRowSchema<TRow>
        where TBatch : TensorBatch, ITensorBatch<TBatch>
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch> =>
        Fit<TRow, TSchema, TBatch>(rows, [TrainableNetwork<TBatch>.Of<TNetwork>()], null, options, progress, logger, cancellationToken);

    /// <summary>Trains the networks of a record.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <typeparam name="TBatch">Its generated batch.</typeparam>
    /// <param name="rows">The training rows, all labelled.</param>
    /// <param name="networks">The networks, in the schema's order.</param>
    /// <param name="unlabelled">More rows for autoencoders to learn from, or null; networks that learn the label do not see them.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="logger">Told about folds, about columns that cannot help, and if libtorch had to be adapted to this system.</param>
    /// <param name="cancellationToken">Stops the training; nothing is left of it.</param>
    /// <exception cref="RowException">The rows cannot be used: the message names what is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="TrainingDivergedException">A loss was no finite number after any epoch.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TrainedNetwork<TRow> Fit<TRow, TSchema, TBatch>(
        IReadOnlyList<TRow> rows,
        IReadOnlyList<TrainableNetwork<TBatch>> networks,
        IReadOnlyList<TRow>? unlabelled = null,
        FitOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default)
        where TSchema : struct, IRowSchema<TRow>
        where TBatch : TensorBatch, ITensorBatch<TBatch>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(networks);
        options ??= new FitOptions();
        options.Validate();
        var log = new TrainingLog(logger ?? NullLogger.Instance);

        var fitted = RowEncoder.Fit<TRow, TSchema>(
            rows,
            options.Encoders,
            Recipe(TSchema.Descriptor, options),
            Word2Vec.Learner(options, cancellationToken),
            unlabelled,
            options.Transductive);
        log.Remarks(fitted);
        IReadOnlyList<TRow> all = unlabelled is null ? rows : [.. rows, .. unlabelled];
        var labelled = fitted.Schema.NeedsLabels ? rows.Count : 0;
        var encoded = RowEncoder.Encode<TRow, TSchema>(all, fitted, labelled);
        ClassBalance.Require(fitted, encoded, labelled);
        LabelReader.RequireAnyWeight(fitted.Schema, encoded.Weights.AsSpan(0, rows.Count).ContainsAnyExcept(0), rows.Count);
        if (options.ClassWeights == ClassWeights.Balanced)
            ClassBalance.Apply(fitted, encoded, labelled);
        var more = UnlabelledRows.Of<TRow, TSchema>(all, rows.Count);
        var traits = RowTraits.Read<TRow, TSchema>(rows);
        log.EqualRows(traits);
        var folds = CrossFitFold.Plan(traits, options);

        using var session = TorchSession.Begin(options.Threads ?? AutomaticThreads(fitted, rows.Count), logger, cancellationToken);
        using var scope = torch.NewDisposeScope();
        using var table = BatchOf<TBatch>(encoded, options.Device);
        var members = new NetworkWeights[folds.Count];
        var histories = new TrainingHistory[networks.Count * folds.Count];
        var begun = options.Clock.GetTimestamp();
        var starts = new NetworkWeights?[networks.Count];
        for (var network = 0; network < starts.Length && options.Pretraining > 0; network++)
        {
            if (fitted.Schema.Networks[network].IsAutoencoder)
                continue;

            // With [Time] from what every fold may know.
            var name = fitted.Schema.Networks[network].Name;
            starts[network] = networks[network].Trainer(fitted, network, options).Pretrain(
                table, traits.Times is null ? FoldPlan.AllPositions(all.Count) : folds[0].Training, epoch => Report(0, name, epoch), cancellationToken);
        }

        for (var i = 0; i < members.Length; i++)
        {
            var parts = new NetworkWeights[networks.Count];
            for (var network = 0; network < parts.Length; network++)
            {
                var (fold, name) = (i + 1, fitted.Schema.Networks[network].Name);
                (parts[network], var history) = networks[network].Trainer(fitted, network, options).Train(
                    table,
                    fitted.Schema.Networks[network].IsAutoencoder ? more.AddTo(folds[i]) : folds[i],
                    starts[network],
                    epoch => Report(fold, name, epoch),
                    cancellationToken);
                histories[(network * folds.Count) + i] = history with { Network = name };
                UnseenCategories.Share(fitted, parts[network], encoded, folds[i].Training);
                log.FoldTrained(name, fold, folds.Count, history);
            }

            members[i] = NetworkWeights.Join(fitted.Schema.Networks, parts);
        }

        OneBasis.Map<TRow, TSchema>(rows, fitted, folds, members, options.Alignment, cancellationToken);
        var (kept, activations) = OutOfFold.Enrich<TRow, TSchema>(rows, fitted, folds, members, cancellationToken);
        return new TrainedNetwork<TRow>(new FittedNetwork(fitted, members), kept, activations, histories);

        void Report(int fold, string network, EpochReport epoch) => progress?.Report(new TrainingProgress(
            fold, folds.Count, epoch.Epoch, epoch.EpochCount, epoch.TrainingLoss, epoch.ValidationLoss, epoch.BestEpoch, options.Clock.GetElapsedTime(begun))
        { Network = network });
    }

    // What decides the weights beside rows, columns and encoders. The schema's own hash leaves dropout and shifts out: enriching does not see them.
    private static string Recipe(RowSchema schema, FitOptions options) =>
        FormattableString.Invariant($"{options.Recipe()}{string.Concat(schema.Networks.Select(Noise))}{string.Concat(schema.Convolutions.Select(trunk => FormattableString.Invariant($" shift {trunk.Descriptor.Shift}")))}{WordRecipe(schema, options)}");

    private static string Noise(NetworkDescriptor network) =>
        FormattableString.Invariant($" {network.Dropout} {network.SwapNoise} {network.Masking} {network.GaussianNoise}");


    private static string WordRecipe(RowSchema schema, FitOptions options) =>
        string.Concat(schema.NumberColumns.Where(static column => column.IsPooled).Select(column => " words " + options.WordsOf(column.Kind).Recipe()));

    private static TBatch BatchOf<TBatch>(EncodedRows encoded, torch.Device? device)
        where TBatch : TensorBatch, ITensorBatch<TBatch> =>
        TBatch.Create(TensorBatch.Share(encoded, device));

    /// <summary>One thread for small networks, where more are slower, else one for each core.</summary>
    internal static int AutomaticThreads(FittedSchema fitted, int rows)
    {
        var schema = fitted.Schema;
        long below = schema.DenseNumericWidth + schema.IndicatorCount;
        foreach (var vocabulary in fitted.Vocabularies)
            below += vocabulary.EmbeddingWidth;
        foreach (var vocabulary in fitted.Values)
            below += vocabulary.IsUsed ? vocabulary.EmbeddingWidth : 0;
        var work = 0L;
        var convolutions = 0L;
        foreach (var trunk in schema.Convolutions)
        {
            convolutions += trunk.Work;
            below += trunk.OutputWidth;
        }

        foreach (var network in schema.Networks)
            work = Math.Max(work, convolutions + Work(network, below));
        return work * Math.Clamp(rows / 100, 32, 512) > WorkForThreads ? Environment.ProcessorCount : 1;
    }

    // Multiply-adds of the dense layers for a row.
    private static long Work(NetworkDescriptor network, long below)
    {
        var work = 0L;
        foreach (var width in network.Hidden)
        {
            work += below * width;
            below = width;
        }

        return work * network.Members;
    }
}
