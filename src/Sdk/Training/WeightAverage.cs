using TorchSharp;
using static TorchSharp.torch;

namespace Lamina;

/// <summary>The mean of a network's weights after several epochs (stochastic weight averaging, Izmailov et al. 2018).</summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly Tensor[] live;
    private readonly Tensor[] mean;

    public WeightAverage(nn.Module network)
    {
        using var noGradient = no_grad();
        live = [.. network.parameters()];
        mean = new Tensor[live.Length];
        for (var i = 0; i < mean.Length; i++)
            mean[i] = live[i].detach().clone();
    }

    /// <summary>How many epochs' weights are in the mean.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the present weights into the mean.</summary>
    public void Add()
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        Count++;
        using var share = (1.0 / Count).ToScalar();
        for (var i = 0; i < live.Length; i++)
            mean[i].add_(live[i] - mean[i], alpha: share);
    }

    /// <summary>Gives the network the mean.</summary>
    public void Apply()
    {
        using var noGradient = no_grad();
        for (var i = 0; i < live.Length; i++)
            live[i].copy_(mean[i]);
    }

    public void Dispose()
    {
        foreach (var tensor in mean)
            tensor.Dispose();
    }
}
