using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lamina;

/// <summary>
/// The running means and variances of batch normalisations, taken anew where a network was given weights that no step
/// of its training had.
/// </summary>
internal static class BatchStatistics
{
    /// <summary>Replaces the statistics by the mean of those of some batches.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batches">How many batches there are.</param>
    /// <param name="run">Runs one batch through the network.</param>
    public static void Recompute(nn.Module network, int batches, Action<int> run)
    {
        BatchNorm1d[] norms = [.. network.modules().OfType<BatchNorm1d>()];
        if (norms.Length == 0)
            return;
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        Tensor[] statistics = [.. norms.SelectMany(static norm => new[] { norm.running_mean!, norm.running_var! })];
        Tensor[] sums = [.. statistics.Select(static tensor => tensor.zeros_like())];
        var momenta = Array.ConvertAll(norms, static norm => norm.momentum);

        // At a momentum of 1 the running statistics are those of the last batch.
        network.train();
        foreach (var norm in norms)
            norm.momentum = 1;
        for (var i = 0; i < batches; i++)
        {
            run(i);
            for (var j = 0; j < sums.Length; j++)
                sums[j].add_(statistics[j], Held.Of(1));
        }

        for (var j = 0; j < sums.Length; j++)
            statistics[j].copy_(sums[j].div_(Held.Of(batches)));
        for (var i = 0; i < norms.Length; i++)
            norms[i].momentum = momenta[i];
    }
}
