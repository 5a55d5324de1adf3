using System.ComponentModel;
using TorchSharp;
using TorchSharp.Modules;

namespace Lamina;

/// <summary>
/// The way back through a dense layer: the same weights, transposed, and a bias of its own. What tied autoencoders
/// decode with.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class TiedLinear : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Linear encoder;
    private readonly Parameter bias;

    /// <summary>Creates the layer.</summary>
    /// <param name="encoder">The layer whose way back it is; its module holds the weights.</param>
    /// <param name="device">Where the bias lives; the CPU by default.</param>
    public TiedLinear(Linear encoder, torch.Device? device = null)
        : base(nameof(TiedLinear))
    {
        ArgumentNullException.ThrowIfNull(encoder);
        this.encoder = encoder;
        bias = new Parameter(torch.zeros([encoder.weight.shape[1]], device: device));
        register_parameter(nameof(bias), bias);
    }

    /// <summary>What went into the encoder's layer, <c>[rows, its inputs]</c>.</summary>
    /// <param name="input">What came out of it, <c>[rows, its outputs]</c>.</param>
    public override torch.Tensor forward(torch.Tensor input) => torch.matmul(input, encoder.weight).Plus(bias);
}
