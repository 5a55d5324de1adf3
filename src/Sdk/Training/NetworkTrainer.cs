using TorchSharp;
using static TorchSharp.torch;

namespace Lamina;

/// <summary>Trains one network: mini-batches from resident tensors, AdamW, early stopping, best weights restored.</summary>
/// <typeparam name="TBatch">The generated batch.</typeparam>
/// <typeparam name="TNetwork">The generated network.</typeparam>
internal sealed class NetworkTrainer<TBatch, TNetwork>(FittedSchema fitted, int position, FitOptions options) : INetworkTrainer<TBatch>
    where TBatch : TensorBatch, ITensorBatch<TBatch>
    where TNetwork : nn.Module, INetwork<TNetwork, TBatch>
{
    // Pairs of rows grow with their square.
    private readonly long evaluationRows = fitted.Schema.Label.Task == TaskKind.Ranking ? 2048 : 4096;

    private readonly NetworkDescriptor descriptor = fitted.Schema.Networks[position];
    private readonly Corruption corruption = new(fitted, fitted.Schema.Networks[position]);

    /// <inheritdoc/>
    public NetworkWeights Pretrain(TBatch table, int[] rows, Action<EpochReport> report, CancellationToken cancellationToken)
    {
        RequireRowsToNormalize(rows.Length);
        return Pretraining<TBatch, TNetwork>.Run(fitted, descriptor, options, table, rows, report, cancellationToken);
    }

    /// <inheritdoc/>
    public (NetworkWeights Weights, TrainingHistory History) Train(
        TBatch table, CrossFitFold fold, NetworkWeights? start, Action<EpochReport> report, CancellationToken cancellationToken)
    {
        RequireRowsToNormalize(fold.Training.Length);
        using var scope = NewDisposeScope();

        // Dropout draws from libtorch's own generator: every network of a fit starts it at the same place.
        manual_seed(options.Seed);
        using var network = TNetwork.Create(fitted, null);
        NetworkState.Initialize(network, options.Seed);
        if (start is not null)
            NetworkState.Import(network, start);
        if (options.Device is { } device)
            network.to(device);

        var groups = fitted.Schema.Label.Task == TaskKind.Ranking && !descriptor.IsAutoencoder ? GroupsOf(table) : null;
        using var training = BatchRows.Select(table, fold.Training);
        using var validation = BatchRows.Select(table, groups is null ? fold.Validation : [.. fold.Validation.OrderBy(row => groups[row])]);
        foreach (var module in network.modules().OfType<IFittedToRows>())
            module.FitTo(training, fitted);
        using var optimizer = new AdamW(network.parameters(), options.WeightDecay);
        using var best = new BestWeights(network);
        using var average = new WeightAverage(network);

        var batchSize = options.BatchSize ?? BatchRows.AutomaticCount(fold.Training.Length);
        var stepsInEpoch = (int)(((long)fold.Training.Length + batchSize - 1) / batchSize);
        var epochs = options.EpochsFor(fold.Training.Length);
        var patience = options.PatienceFor(epochs);
        var steps = (long)stepsInEpoch * epochs;
        var firstAveraged = epochs - (int)Math.Ceiling(options.WeightAveraging * epochs) + 1;
        var trainingLosses = new List<double>();
        var validationLosses = new List<double>();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var firstStep = (long)(epoch - 1) * stepsInEpoch;
            trainingLosses.Add(RunEpoch(network, optimizer, training, fold.Training, groups, epoch, stepsInEpoch, firstStep, steps, cancellationToken));
            validationLosses.Add(Evaluate(network, validation));
            best.Offer(epoch, validationLosses[^1]);
            if (epoch >= firstAveraged)
                average.Add();
            report(new EpochReport(epoch, epochs, trainingLosses[^1], validationLosses[^1], best.Epoch));
            if (epoch - best.Epoch >= patience)
                break;
        }

        if (epochs > 0 && !double.IsFinite(best.Loss))
        {
            throw new TrainingDivergedException(FormattableString.Invariant(
                $"The training diverged: the validation loss was no finite number after any of {validationLosses.Count} epochs. Lower FitOptions.LearningRate (it is {options.LearningRate}), or look for labels of extreme size."));
        }

        var averagedLoss = EvaluateAverage(network, average, training, validation, fold.Training);
        var isAveraged = averagedLoss < best.Loss;
        if (!isAveraged)
            best.Restore();
        return (
            NetworkState.Export(network),
            new TrainingHistory(trainingLosses, validationLosses, best.Epoch)
            {
                AveragedEpochs = isAveraged ? average.Count : 0,
                AveragedLoss = averagedLoss,
            });
    }

    // The mean of one epoch's weights is that epoch, which was measured already.
    private double? EvaluateAverage(TNetwork network, WeightAverage average, TBatch training, TBatch validation, int[] rows)
    {
        if (average.Count < 2)
            return null;
        using var scope = NewDisposeScope();
        average.Apply();
        using var order = tensor(BatchOrder.For(rows, options.Seed, 0), device: training.Label.device);
        using var shuffled = BatchRows.Reorder(training, order);
        var batches = (int)((rows.Length + evaluationRows - 1) / evaluationRows);
        BatchStatistics.Recompute(network, batches, i =>
        {
            var (start, end) = ((long)rows.Length * i / batches, (long)rows.Length * (i + 1) / batches);
            using var step = NewDisposeScope();
            using var batch = BatchRows.Slice(shuffled, start, end - start);
            network.Output(batch);
        });
        return Evaluate(network, validation);
    }

    private double RunEpoch(
        TNetwork network,
        AdamW optimizer,
        TBatch training,
        int[] rows,
        float[]? groups,
        int epoch,
        int stepCount,
        long firstStep,
        long steps,
        CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        network.train();
        using var order = tensor(BatchOrder.For(rows, options.Seed, epoch, groups), device: training.Label.device);
        using var shuffled = BatchRows.Reorder(training, order);

        using var mixup = options.Mixup > 0 && !descriptor.IsAutoencoder && groups is null ? Mixup<TBatch>.Draw(rows, options.Mixup, options.Seed, epoch, training.Tensors.Count, order) : null;

        var sum = zeros([], device: training.Label.device);
        for (var i = 0; i < stepCount; i++)
        {
            // Batches of equal size: a last one of a single row would have no variance to normalise by.
            var start = (long)rows.Length * i / stepCount;
            var end = (long)rows.Length * (i + 1) / stepCount;
            cancellationToken.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            using var batch = BatchRows.Slice(shuffled, start, end - start);
            optimizer.ZeroGradients();
            var loss = mixup is null ? TrainingLoss(network, batch) : MixedLoss(network, mixup, batch, start);
            loss.backward();
            nn.utils.clip_grad_norm_(network.parameters(), options.GradientClip);
            optimizer.Step(LearningRate.At(options, firstStep + i, steps));
            sum.add_(loss.detach(), Held.Of(1));
        }

        return sum.item<float>() / stepCount;
    }

    private Tensor MixedLoss(TNetwork network, Mixup<TBatch> mixup, TBatch batch, long start)
    {
        using var mixed = mixup.Features(batch, start);
        using var labels = mixup.Labels(batch, start);
        var scores = network.Output(mixed);
        return BatchLoss.Of(fitted, cat([scores, scores], 0), labels, options.LabelSmoothing);
    }

    private double Evaluate(TNetwork network, TBatch rows)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        network.eval();
        double loss = 0, weight = 0;
        for (var start = 0L; start < rows.RowCount; start += evaluationRows)
        {
            using var batch = BatchRows.Slice(rows, start, Math.Min(evaluationRows, rows.RowCount - start));
            var share = batch.Weight.sum().item<float>();
            loss += Loss(network, batch).item<float>() * share;
            weight += share;
        }

        return weight > 0 ? loss / weight : 0;
    }

    private Tensor Loss(TNetwork network, TBatch batch) => descriptor.IsAutoencoder
        ? ReconstructionLoss.Of(fitted, network.Output(batch), batch)
        : BatchLoss.Of(fitted, MemberMean.Of(fitted, network.Output(batch)), batch);

    private Tensor TrainingLoss(TNetwork network, TBatch batch)
    {
        if (!descriptor.IsAutoencoder)
            return BatchLoss.Of(fitted, network.Output(batch), batch, options.LabelSmoothing);
        if (corruption.IsNone)
            return Loss(network, batch);

        // It sees the rows with noise, and is to give them back without.
        using var corrupted = TBatch.Create(corruption.Of(batch));
        return ReconstructionLoss.Of(fitted, network.Output(corrupted), batch);
    }

    private void RequireRowsToNormalize(int rows)
    {
        if (descriptor.Normalization == Normalization.Batch && rows < 2)
            throw new RowException("Batch normalisation needs at least 2 rows to learn from in every fold. Pass more rows, or use layer normalisation.");
        if (options.BatchSize == 1 && fitted.Schema.Convolutions.Any(trunk => trunk.Descriptor.Normalization == Normalization.Batch))
            throw new RowException("The batch normalisation of a convolution needs at least 2 rows in a batch. Raise FitOptions.BatchSize, or give the attribute Normalization.None.");
    }

    private static float[] GroupsOf(TBatch table)
    {
        using var scope = NewDisposeScope();
        return NetworkState.ToArray(table.Label.select(1, 1).contiguous());
    }
}
