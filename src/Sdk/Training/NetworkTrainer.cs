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
    private const long EvaluationRows = 4096;

    /// <inheritdoc/>
    public (NetworkWeights Weights, TrainingHistory History) Train(
        TBatch table, CrossFitFold fold, Action<EpochReport> report, CancellationToken cancellationToken)
    {
        if (fitted.Schema.Networks[position].Normalization == Normalization.Batch && fold.Training.Length < 2)
            throw new RowException("Batch normalisation needs at least 2 rows to learn from in every fold. Pass more rows, or use layer normalisation.");
        using var scope = NewDisposeScope();

        // Dropout draws from libtorch's own generator: every network of a fit starts it at the same place.
        manual_seed(options.Seed);
        using var network = TNetwork.Create(fitted, null);
        NetworkState.Initialize(network, options.Seed);
        if (options.Device is { } device)
            network.to(device);

        using var training = Select(table, fold.Training);
        using var validation = Select(table, fold.Validation);
        foreach (var module in network.modules().OfType<IFittedToRows>())
            module.FitTo(training, fitted);
        using var optimizer = optim.AdamW(
            network.parameters(), options.LearningRate, weight_decay: options.WeightDecay);
        using var best = new BestWeights(network);

        var batchSize = options.BatchSize ?? AutomaticBatchSize(fold.Training.Length);
        var stepsInEpoch = (int)(((long)fold.Training.Length + batchSize - 1) / batchSize);
        var steps = (long)stepsInEpoch * options.Epochs;
        var trainingLosses = new List<double>();
        var validationLosses = new List<double>();
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            var firstStep = (long)(epoch - 1) * stepsInEpoch;
            trainingLosses.Add(RunEpoch(network, optimizer, training, fold.Training, epoch, stepsInEpoch, firstStep, steps, cancellationToken));
            validationLosses.Add(Evaluate(network, validation));
            best.Offer(epoch, validationLosses[^1]);
            report(new EpochReport(epoch, options.Epochs, trainingLosses[^1], validationLosses[^1], best.Epoch));
            if (epoch - best.Epoch >= options.Patience)
                break;
        }

        if (!double.IsFinite(best.Loss))
        {
            throw new TrainingDivergedException(FormattableString.Invariant(
                $"The training diverged: the validation loss was no finite number after any of {validationLosses.Count} epochs. Lower FitOptions.LearningRate (it is {options.LearningRate}), or look for labels of extreme size."));
        }

        best.Restore();
        return (NetworkState.Export(network), new TrainingHistory(trainingLosses, validationLosses, best.Epoch));
    }

    private double RunEpoch(
        TNetwork network,
        optim.Optimizer optimizer,
        TBatch training,
        int[] rows,
        int epoch,
        int stepCount,
        long firstStep,
        long steps,
        CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        network.train();
        using var order = tensor(BatchOrder.For(rows, options.Seed, epoch), device: training.Label.device);
        using var shuffled = Reorder(training, order);

        var sum = zeros([], device: training.Label.device);
        for (var i = 0; i < stepCount; i++)
        {
            // Batches of equal size: a last one of a single row would have no variance to normalise by.
            var start = (long)rows.Length * i / stepCount;
            var end = (long)rows.Length * (i + 1) / stepCount;
            cancellationToken.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = LearningRate.At(options, firstStep + i, steps);

            using var batch = Slice(shuffled, start, end - start);
            optimizer.zero_grad();
            var loss = BatchLoss.Of(fitted, network.Output(batch), batch);
            loss.backward();
            nn.utils.clip_grad_norm_(network.parameters(), options.GradientClip);
            optimizer.step();
            sum.add_(loss.detach());
        }

        return sum.item<float>() / stepCount;
    }

    private double Evaluate(TNetwork network, TBatch rows)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        network.eval();
        double loss = 0, weight = 0;
        for (var start = 0L; start < rows.RowCount; start += EvaluationRows)
        {
            using var batch = Slice(rows, start, Math.Min(EvaluationRows, rows.RowCount - start));
            var share = batch.Weight.sum().item<float>();
            loss += BatchLoss.Of(fitted, network.Output(batch), batch).item<float>() * share;
            weight += share;
        }

        return weight > 0 ? loss / weight : 0;
    }

    private static int AutomaticBatchSize(int rows) =>
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(rows / 100, 32, 512));

    private static TBatch Select(TBatch table, int[] rows)
    {
        var indices = new long[rows.Length];
        for (var i = 0; i < indices.Length; i++)
            indices[i] = rows[i];
        using var index = tensor(indices, device: table.Label.device);
        return Reorder(table, index);
    }

    private static TBatch Reorder(TBatch batch, Tensor index)
    {
        var tensors = new Tensor[batch.Tensors.Count];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = batch.Tensors[i].index_select(0, index);
        return TBatch.Create(tensors);
    }

    private static TBatch Slice(TBatch batch, long start, long count)
    {
        var tensors = new Tensor[batch.Tensors.Count];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = batch.Tensors[i].narrow(0, start, count);
        return TBatch.Create(tensors);
    }
}
