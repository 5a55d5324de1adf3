namespace Lamina;

/// <summary>
/// What <see cref="ImageAttribute"/> and <see cref="SequenceAttribute"/> have in common: convolutional layers that a network
/// takes the numbers of one member through before its dense layers. Each layer is a convolution that keeps the size ("same"
/// padding), a normalisation, the network's activation, and max pooling.
/// </summary>
public abstract class ConvolutionAttribute : Attribute
{
    private protected ConvolutionAttribute()
    {
    }

    /// <summary>How many filters each layer has, first to last; each gives a channel of the next layer. Default: [32, 64].</summary>
    public int[] Filters { get; init; } = [32, 64];

    /// <summary>The length of a filter in each dimension, an odd number. Default: 3.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>How many neighbours each layer's max pooling makes one, in each dimension; 1 is none. What fills no cell at the end is left out. Default: 2.</summary>
    public int Pool { get; init; } = 2;

    /// <summary>What normalises a layer before its activation: <see cref="Normalization.Batch"/>, the default, or <see cref="Normalization.None"/>.</summary>
    public Normalization Normalization { get; init; } = Normalization.Batch;

    /// <summary>
    /// Whether the dense layers see the mean and the maximum of each filter over all places instead of its value at every
    /// place. Default: false; a sequence of any length is always pooled.
    /// </summary>
    public bool GlobalPooling { get; init; }
}
