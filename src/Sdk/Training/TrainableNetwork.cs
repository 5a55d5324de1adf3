using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using TorchSharp;

namespace Lamina;

/// <summary>A generated network type as something that can be trained: generated code names the networks of a record with it.</summary>
/// <typeparam name="TBatch">The generated batch.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public abstract class TrainableNetwork<TBatch>
    where TBatch : TensorBatch, ITensorBatch<TBatch>
{
    private protected TrainableNetwork()
    {
    }

    /// <summary>A network type.</summary>
    /// <typeparam name="TNetwork">The generated network.</typeparam>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Generated code names the type arguments once.")]
    public static TrainableNetwork<TBatch> Of<TNetwork>()
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch> => new Typed<TNetwork>();

    /// <summary>Makes what trains it.</summary>
    /// <param name="fitted">The encoders.</param>
    /// <param name="network">The network's position in the schema.</param>
    /// <param name="options">How to train.</param>
    internal abstract INetworkTrainer<TBatch> Trainer(FittedSchema fitted, int network, FitOptions options);

    private sealed class Typed<TNetwork> : TrainableNetwork<TBatch>
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch>
    {
        internal override INetworkTrainer<TBatch> Trainer(FittedSchema fitted, int network, FitOptions options) =>
            new NetworkTrainer<TBatch, TNetwork>(fitted, network, options);
    }
}

/// <summary>Trains one of the networks of a record, whatever its type.</summary>
/// <typeparam name="TBatch">The generated batch.</typeparam>
internal interface INetworkTrainer<TBatch>
{
    /// <summary>Trains the layers of a network on some rows of a table, without a look at labels.</summary>
    /// <param name="table">All rows, on the device.</param>
    /// <param name="rows">Which of them to learn from.</param>
    /// <param name="report">Told after every epoch.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    NetworkWeights Pretrain(TBatch table, int[] rows, Action<EpochReport> report, CancellationToken cancellationToken);

    /// <summary>Trains a network on some rows of a table.</summary>
    /// <param name="table">All rows, on the device.</param>
    /// <param name="fold">Which of them to learn from and to stop on.</param>
    /// <param name="start">Weights to start from, of some layers; null for random ones.</param>
    /// <param name="report">Told after every epoch.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    (NetworkWeights Weights, TrainingHistory History) Train(
        TBatch table, CrossFitFold fold, NetworkWeights? start, Action<EpochReport> report, CancellationToken cancellationToken);
}

/// <summary>How an epoch ended.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="EpochCount">The most epochs there can be.</param>
/// <param name="TrainingLoss">The mean loss over the training rows.</param>
/// <param name="ValidationLoss">The mean loss over the rows held back.</param>
/// <param name="BestEpoch">The epoch with the lowest validation loss so far.</param>
internal readonly record struct EpochReport(int Epoch, int EpochCount, double TrainingLoss, double ValidationLoss, int BestEpoch);
