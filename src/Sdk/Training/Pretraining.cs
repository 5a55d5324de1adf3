using TorchSharp;
using static TorchSharp.torch;

namespace Lamina;

/// <summary>
/// Trains the layers of a network before it sees a label: to give back rows some of whose cells hold another row's value (denoising, Vincent et al.
/// 2008). The network stands as it is; in the place of its outputs it has one for everything that a row is given back by. All folds start from the weights below.
/// </summary>
/// <typeparam name="TBatch">The generated batch.</typeparam>
/// <typeparam name="TNetwork">The generated network.</typeparam>
internal static class Pretraining<TBatch, TNetwork>
    where TBatch : TensorBatch, ITensorBatch<TBatch>
    where TNetwork : nn.Module, INetwork<TNetwork, TBatch>
{
    /// <summary>Trains them.</summary>
    /// <param name="fitted">The encoders.</param>
    /// <param name="descriptor">The network.</param>
    /// <param name="options">How to train.</param>
    /// <param name="table">All rows, on the device.</param>
    /// <param name="rows">Those to learn from.</param>
    /// <param name="report">Told after every epoch; the loss is how far rows with noise come back from what they were.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <returns>The weights that are worth starting from: without the outputs, and without what is cut by the label.</returns>
    public static NetworkWeights Run(
        FittedSchema fitted, NetworkDescriptor descriptor, FitOptions options, TBatch table, int[] rows, Action<EpochReport> report, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        manual_seed(options.Seed);
        using var network = TNetwork.Create(fitted.ForReconstruction(), null);
        NetworkState.Initialize(network, options.Seed);
        if (options.Device is { } device)
            network.to(device);
        network.train();
        using var optimizer = new AdamW(network.parameters(), options.WeightDecay);
        var corruption = new Corruption(fitted, descriptor with { SwapNoise = options.PretrainingNoise, Masking = 0, GaussianNoise = 0 });
        var batchSize = options.BatchSize ?? BatchRows.AutomaticCount(rows.Length);
        var stepsInEpoch = (rows.Length + batchSize - 1) / batchSize;
        for (var epoch = 0; epoch < options.Pretraining; epoch++)
        {
            using var order = tensor(Array.ConvertAll(BatchOrder.For(rows, options.Seed, -1 - epoch), row => (long)rows[row]), device: table.Label.device);
            using var shuffled = BatchRows.Reorder(table, order);
            using var sum = zeros([], device: table.Label.device);
            for (var step = 0; step < stepsInEpoch; step++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var inner = NewDisposeScope();
                var start = (long)rows.Length * step / stepsInEpoch;
                using var batch = BatchRows.Slice(shuffled, start, ((long)rows.Length * (step + 1) / stepsInEpoch) - start);
                using var corrupted = TBatch.Create(corruption.Of(batch));
                optimizer.ZeroGradients();
                var outputs = network.Output(corrupted);
                var loss = ReconstructionLoss.Of(fitted, descriptor.Members > 1 ? outputs.mean([1]) : outputs, batch);
                loss.backward();
                nn.utils.clip_grad_norm_(network.parameters(), options.GradientClip);
                optimizer.Step(LearningRate.At(options, ((long)epoch * stepsInEpoch) + step, (long)options.Pretraining * stepsInEpoch));
                sum.add_(loss.detach(), Held.Of(1));
            }

            var mean = sum.item<float>() / stepsInEpoch;
            report(new EpochReport(epoch + 1, options.Pretraining, mean, mean, epoch + 1));
        }

        return new NetworkWeights(NetworkState.Export(network).Tensors.Where(static tensor => IsShared(tensor.Key)).ToDictionary(StringComparer.Ordinal));
    }

    // Each fold cuts the bins of piecewise-linear embeddings by its own rows, and what learned from others means something else there.
    private static bool IsShared(string name) =>
        name is not (MemberKernel.Names.Weight or MemberKernel.Names.Bias or PiecewiseLinearKernel.Names.Weight or PiecewiseLinearKernel.Names.Bias or PiecewiseLinearKernel.Names.Edges);
}
