using static TorchSharp.torch;

namespace Lamina;

/// <summary>Keeps a copy of the weights that did best on the validation rows.</summary>
internal sealed class BestWeights : IDisposable
{
    private readonly Tensor[] live;
    private readonly Tensor[] kept;

    public BestWeights(nn.Module network)
    {
        using var noGradient = no_grad();
        live = [.. network.state_dict().Values];
        kept = new Tensor[live.Length];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = live[i].detach().clone();
    }

    /// <summary>The loss of the kept weights.</summary>
    public double Loss { get; private set; } = double.PositiveInfinity;

    /// <summary>The epoch that the kept weights are from.</summary>
    public int Epoch { get; private set; }

    /// <summary>Keeps the present weights where they are better.</summary>
    public void Offer(int epoch, double loss)
    {
        if (!(loss < Loss) && Epoch > 0)
            return;
        Loss = loss;
        Epoch = epoch;
        Copy(live, kept);
    }

    /// <summary>Puts the kept weights back.</summary>
    public void Restore() => Copy(kept, live);

    public void Dispose()
    {
        foreach (var tensor in kept)
            tensor.Dispose();
    }

    private static void Copy(Tensor[] from, Tensor[] to)
    {
        using var noGradient = no_grad();
        for (var i = 0; i < from.Length; i++)
            to[i].copy_(from[i]);
    }
}
