namespace Lamina;

/// <summary>What a fit leaves: the networks, and the training rows with their out-of-fold activations.</summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
public sealed class TrainedNetwork<TRow>
{
    internal TrainedNetwork(FittedNetwork network, TRow[] rows, ActivationBlock outOfFold, IReadOnlyList<TrainingHistory> histories)
    {
        Network = network;
        Rows = rows;
        OutOfFold = outOfFold;
        Histories = histories;
    }

    /// <summary>The fold networks with their encoders.</summary>
    public FittedNetwork Network { get; }

    /// <summary>The training rows that have out-of-fold activations: with <c>[Time]</c>, all but the first block.</summary>
    public IReadOnlyList<TRow> Rows { get; }

    /// <summary>The activations of <see cref="Rows"/>, each from the network that never saw the row.</summary>
    public ActivationBlock OutOfFold { get; }

    /// <summary>How the training of each network went.</summary>
    public IReadOnlyList<TrainingHistory> Histories { get; }
}
