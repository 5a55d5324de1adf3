using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TorchSharp;

namespace Lamina;

/// <summary>
/// Trains the networks of a fit: one for each fold, all from the same initial weights and in the same batch order,
/// mapped onto the basis of one of them. A training row's activations come from the network that never saw it; new
/// rows get the mean over all of them.
/// </summary>
public static class NetworkTraining
{
    // Above this many multiply-adds in a batch a second thread begins to pay.
    private const long WorkForThreads = 1L << 24;

    // More rows do not change a ridge regression over some dozen units any more.
    private const int MappingRows = 20_000;

    /// <summary>Trains the networks.</summary>
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
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch>
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new FitOptions();
        options.Validate();
        var log = new TrainingLog(logger ?? NullLogger.Instance);

        var fitted = RowEncoder.Fit<TRow, TSchema>(rows, options.Encoders, Recipe(TSchema.Descriptor, options), Word2Vec.Learner(options, cancellationToken));
        log.Remarks(fitted);
        var encoded = RowEncoder.Encode<TRow, TSchema>(rows, fitted);
        ClassBalance.Require(fitted, encoded);
        LabelReader.RequireAnyWeight(fitted.Schema, encoded.Weights.AsSpan().ContainsAnyExcept(0), encoded.Count);
        if (options.ClassWeights == ClassWeights.Balanced)
            ClassBalance.Apply(fitted, encoded);
        var folds = CrossFitFold.Plan<TRow, TSchema>(rows, options);

        using var session = TorchSession.Begin(options.Threads ?? AutomaticThreads(fitted, rows.Count), logger, cancellationToken);
        using var scope = torch.NewDisposeScope();
        using var table = BatchOf<TBatch>(encoded, options.Device);
        var trainer = new NetworkTrainer<TBatch, TNetwork>(fitted, options);
        var begun = options.Clock.GetTimestamp();
        var members = new NetworkWeights[folds.Count];
        var histories = new TrainingHistory[folds.Count];
        for (var i = 0; i < members.Length; i++)
        {
            var fold = i + 1;
            (members[i], histories[i]) = trainer.Train(
                table,
                folds[i],
                (epoch, trainingLoss, validationLoss, bestEpoch) => progress?.Report(new TrainingProgress(
                    fold, folds.Count, epoch, options.Epochs, trainingLoss, validationLoss, bestEpoch, options.Clock.GetElapsedTime(begun))),
                cancellationToken);
            UnseenCategories.Share(fitted, members[i], encoded, folds[i].Training);
            log.FoldTrained(fold, folds.Count, histories[i]);
        }

        MapOntoOneBasis<TRow, TSchema>(rows, fitted, folds, members, cancellationToken);
        return EnrichOutOfFold<TRow, TSchema>(rows, fitted, folds, members, histories, cancellationToken);
    }

    // What decides the weights beside rows, columns and encoders. The schema's own hash leaves dropout out: enriching does not see it.
    private static string Recipe(RowSchema schema, FitOptions options) =>
        FormattableString.Invariant($"{options.Recipe()} {schema.Network.Dropout}{WordRecipe(schema, options)}");

    private static string WordRecipe(RowSchema schema, FitOptions options) =>
        string.Concat(schema.NumberColumns.Where(static column => column.IsPooled).Select(column => " words " + options.WordsOf(column.Kind).Recipe()));

    private static TBatch BatchOf<TBatch>(EncodedRows encoded, torch.Device? device)
        where TBatch : TensorBatch, ITensorBatch<TBatch> =>
        TBatch.Create(TensorBatch.Share(encoded, device));

    /// <summary>One thread for small networks, where more are slower, else one for each core.</summary>
    internal static int AutomaticThreads(FittedSchema fitted, int rows)
    {
        var schema = fitted.Schema;
        long below = schema.NumericWidth + schema.IndicatorCount;
        foreach (var vocabulary in fitted.Vocabularies)
            below += vocabulary.EmbeddingWidth;
        foreach (var vocabulary in fitted.Values)
            below += vocabulary.IsUsed ? vocabulary.EmbeddingWidth : 0;
        var work = 0L;
        foreach (var width in schema.Network.Hidden)
        {
            work += below * width;
            below = width;
        }

        return work * Math.Clamp(rows / 100, 32, 512) > WorkForThreads ? Environment.ProcessorCount : 1;
    }

    // The basis is the network that learned from the most rows: the first, or with [Time] the last.
    private static int ChooseBasis(IReadOnlyList<CrossFitFold> folds)
    {
        var basis = 0;
        var tolerance = folds[0].Training.Length / 10;
        for (var i = 1; i < folds.Count; i++)
        {
            if (folds[i].Training.Length > folds[basis].Training.Length + tolerance)
                basis = i;
        }

        return basis;
    }

    private static void MapOntoOneBasis<TRow, TSchema>(
        IReadOnlyList<TRow> rows,
        FittedSchema fitted,
        IReadOnlyList<CrossFitFold> folds,
        NetworkWeights[] members,
        CancellationToken cancellationToken)
        where TSchema : struct, IRowSchema<TRow>
    {
        var basis = ChooseBasis(folds);
        for (var i = 0; i < members.Length; i++)
        {
            if (i == basis)
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            var sample = Pick(rows, Thin(folds[i].Training, MappingRows));
            var from = Run<TRow, TSchema>(fitted, members[i], sample);
            var to = Run<TRow, TSchema>(fitted, members[basis], sample);

            var tensors = new Dictionary<string, WeightTensor>(members[i].Tensors, StringComparer.Ordinal);
            var offset = 0;
            foreach (var layer in fitted.Schema.Network.Extract)
            {
                var units = fitted.Schema.Network.Hidden[layer - 1];
                var (weight, bias) = BasisMapping.Fit(
                    Columns(from, fitted.EnrichedWidth, offset, units), Columns(to, fitted.EnrichedWidth, offset, units), units);
                tensors[FormattableString.Invariant($"map{layer}.weight")] = weight;
                tensors[FormattableString.Invariant($"map{layer}.bias")] = bias;
                offset += units;
            }

            members[i] = new NetworkWeights(tensors);
        }
    }

    private static TrainedNetwork<TRow> EnrichOutOfFold<TRow, TSchema>(
        IReadOnlyList<TRow> rows,
        FittedSchema fitted,
        IReadOnlyList<CrossFitFold> folds,
        NetworkWeights[] members,
        TrainingHistory[] histories,
        CancellationToken cancellationToken)
        where TSchema : struct, IRowSchema<TRow>
    {
        var foldOf = new int[rows.Count];
        Array.Fill(foldOf, -1);
        for (var i = 0; i < folds.Count; i++)
        {
            foreach (var row in folds[i].HeldOut)
                foldOf[row] = i;
        }

        var positions = new int[rows.Count];
        var kept = new List<TRow>(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            if (foldOf[row] < 0)
                continue;   // with [Time], the first block: no network was trained before it
            positions[row] = kept.Count;
            kept.Add(rows[row]);
        }

        var (width, vectors) = (fitted.EnrichedWidth, fitted.Schema.PooledCount);
        var outOfFold = ActivationBlock.Create(fitted, ActivationOrigin.OutOfFold, kept.Count);
        for (var i = 0; i < folds.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var heldOut = folds[i].HeldOut;
            var pooled = RowArray.Create<float>(heldOut.Length, vectors);
            var activations = Run<TRow, TSchema>(fitted, members[i], Pick(rows, heldOut), pooled);
            for (var j = 0; j < heldOut.Length; j++)
            {
                var row = positions[heldOut[j]];
                activations.AsSpan(j * width, width).CopyTo(outOfFold.Values.AsSpan(row * width));
                pooled.AsSpan(j * vectors, vectors).CopyTo(outOfFold.Pooled.AsSpan(row * vectors));
            }
        }

        return new TrainedNetwork<TRow>(
            new FittedNetwork(fitted, members),
            [.. kept],
            outOfFold,
            histories);
    }

    private static float[] Run<TRow, TSchema>(FittedSchema fitted, NetworkWeights weights, TRow[] rows, float[]? pooled = null)
        where TSchema : struct, IRowSchema<TRow>
    {
        var enriched = RowArray.Create<float>(rows.Length, fitted.EnrichedWidth);
        new FittedNetwork(fitted, [weights]).Run<TRow, TSchema>(rows, 0, enriched, pooled);
        return enriched;
    }

    private static TRow[] Pick<TRow>(IReadOnlyList<TRow> rows, int[] positions)
    {
        var picked = new TRow[positions.Length];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = rows[positions[i]];
        return picked;
    }

    private static int[] Thin(int[] positions, int most)
    {
        if (positions.Length <= most)
            return positions;
        var thinned = new int[most];
        for (var i = 0; i < most; i++)
            thinned[i] = positions[(int)((long)i * positions.Length / most)];
        return thinned;
    }

    private static float[] Columns(float[] values, int width, int offset, int count)
    {
        var rows = values.Length / width;
        var columns = new float[rows * count];
        for (var row = 0; row < rows; row++)
            values.AsSpan((row * width) + offset, count).CopyTo(columns.AsSpan(row * count));
        return columns;
    }
}
