namespace Lamina;

/// <summary>The weights of one fold's network, as they are run.</summary>
internal sealed class FoldKernel
{
    /// <summary>Reads them, checking every shape.</summary>
    public FoldKernel(FittedSchema fitted, int network, NetworkWeights weights)
    {
        var descriptor = fitted.Schema.Networks[network];
        Inputs = new InputKernel(fitted, network, weights);
        Layers = new HiddenLayer[descriptor.Hidden.Count];
        var below = Inputs.Width;
        for (var i = 0; i < Layers.Length; i++)
        {
            Layers[i] = new HiddenLayer(descriptor, i + 1, below, weights);
            below = descriptor.Hidden[i];
        }

        if (descriptor.IsAutoencoder)
            Decoder = new DecoderKernel(fitted, descriptor, weights);
        else
            Members = new MemberKernel(weights, descriptor.Members, Inputs.Width, below, fitted.OutputCount);
    }

    public InputKernel Inputs { get; }

    public HiddenLayer[] Layers { get; }

    /// <summary>What predicts the label; null for an autoencoder.</summary>
    public MemberKernel? Members { get; }

    /// <summary>What gives rows back; null for a network that predicts.</summary>
    public DecoderKernel? Decoder { get; }
}
