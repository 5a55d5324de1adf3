namespace Lamina;

/// <summary>A hidden layer of a trained network, with what surrounds it.</summary>
internal sealed class HiddenLayer
{
    /// <summary>Reads a layer from trained weights, checking every shape.</summary>
    /// <param name="descriptor">The network.</param>
    /// <param name="number">The layer, counted from 1.</param>
    /// <param name="below">How wide what it sees is.</param>
    /// <param name="weights">The network's weights.</param>
    public HiddenLayer(NetworkDescriptor descriptor, int number, int below, NetworkWeights weights)
    {
        var width = descriptor.Hidden[number - 1];
        IsResidual = descriptor.IsResidual(number);
        IsExtracted = descriptor.Extract.Contains(number);
        IsActivated = descriptor.Activation == Activation.Relu && descriptor.Normalization != Lamina.Normalization.Layer;
        Dense = CreateDense(descriptor, number, below, width, weights);
        if (descriptor.Normalization == Lamina.Normalization.Layer)
        {
            Normalization = new LayerNormalization(
                weights.Require(FormattableString.Invariant($"norm{number}.weight"), width), weights.Require(FormattableString.Invariant($"norm{number}.bias"), width));
        }

        if (weights.Find(FormattableString.Invariant($"map{number}.weight"), width, width) is { } map)
            Map = new DenseLayer(map, weights.Require(FormattableString.Invariant($"map{number}.bias"), width), width, width);
    }

    public DenseLayer Dense { get; }

    /// <summary>Whether <see cref="Dense"/> activates what it gives: ReLU is no more than a floor.</summary>
    public bool IsActivated { get; }

    /// <summary>Normalises before the activation; batch normalisation is folded into <see cref="Dense"/>.</summary>
    public LayerNormalization? Normalization { get; }

    /// <summary>Whether what the layer sees is added to what it says.</summary>
    public bool IsResidual { get; }

    /// <summary>Whether the layer becomes columns.</summary>
    public bool IsExtracted { get; }

    /// <summary>Takes the columns onto the basis that all folds share.</summary>
    public DenseLayer? Map { get; }

    private DenseLayer CreateDense(NetworkDescriptor descriptor, int number, int below, int width, NetworkWeights weights)
    {
        var weight = weights.Require(FormattableString.Invariant($"dense{number}.weight"), width, below);
        var bias = weights.Require(FormattableString.Invariant($"dense{number}.bias"), width);
        if (descriptor.Normalization == Lamina.Normalization.Batch)
            (weight, bias) = BatchNormalization.Fold(weights, FormattableString.Invariant($"norm{number}"), weight, bias);
        return new DenseLayer(weight, bias, below, width, IsActivated ? 0 : float.NegativeInfinity);
    }
}
