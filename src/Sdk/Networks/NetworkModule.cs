using System.ComponentModel;
using TorchSharp;

namespace Lamina;

/// <summary>
/// The base of generated networks: a TorchSharp module that makes sure that libtorch can be loaded before TorchSharp
/// asks for it.
/// </summary>
/// <typeparam name="TBatch">The generated batch.</typeparam>
/// <typeparam name="TLayers">What the network returns: the activations of every layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public abstract class NetworkModule<TBatch, TLayers> : torch.nn.Module<TBatch, TLayers>
{
    /// <summary>Creates the module.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="NativeLibraryException">libtorch cannot be loaded: the message says why, and what to do.</exception>
    protected NetworkModule(string name)
        : base(LoadFirst(name))
    {
    }

    /// <summary><c>x</c> where positive, <c>0.01 x</c> elsewhere; as torch's, but with a slope that no collection of garbage frees while libtorch reads it.</summary>
    /// <param name="x">Of any shape.</param>
    protected static torch.Tensor LeakyRelu(torch.Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.leaky_relu(Held.Of(0.01));
    }

    /// <summary>The sum of a layer and the one below it, with a factor of 1 that no collection of garbage frees while libtorch reads it.</summary>
    /// <param name="below">The layer below, <c>[rows, units]</c>.</param>
    /// <param name="layer">The layer, <c>[rows, units]</c>.</param>
    protected static torch.Tensor Residual(torch.Tensor below, torch.Tensor layer)
    {
        ArgumentNullException.ThrowIfNull(below);
        ArgumentNullException.ThrowIfNull(layer);
        return below.Plus(layer);
    }

    private static string LoadFirst(string name)
    {
        NativeTorch.EnsureLoaded();
        return name;
    }
}
