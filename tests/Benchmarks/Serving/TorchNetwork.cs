using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Benchmarks.Serving;

/// <summary>The same network as TorchSharp runs it: plain layers, no gradient, rows that are encoded already.</summary>
internal static class TorchNetwork
{
    public static Subject Create(ServingNetwork network, float[] encoded, int rows)
    {
        var width = network.Widths[0];
        var folds = network.Folds.Select(weights => (Hidden: Hidden(network, weights), Output: Output(network, weights))).ToArray();
        var single = Enumerable.Range(0, rows).Select(row => tensor(encoded.AsSpan(row * width, width).ToArray(), [1, width])).ToArray();
        var all = tensor(encoded, [rows, width]);
        return new Subject(
            "TorchSharp",
            row =>
            {
                using var scope = NewDisposeScope();
                using var mode = inference_mode();
                return Mean(folds, single[row]).Output.item<float>();
            },
            (hidden, outputs) =>
            {
                using var scope = NewDisposeScope();
                using var mode = inference_mode();
                var mean = Mean(folds, all);
                MemoryMarshal.Cast<byte, float>(mean.Hidden.bytes).CopyTo(hidden);
                MemoryMarshal.Cast<byte, float>(mean.Output.bytes).CopyTo(outputs);
            });
    }

    private static (Tensor Hidden, Tensor Output) Mean((nn.Module<Tensor, Tensor> Hidden, nn.Module<Tensor, Tensor> Output)[] folds, Tensor x)
    {
        var hidden = folds[0].Hidden.call(x);
        var output = folds[0].Output.call(hidden);
        for (var i = 1; i < folds.Length; i++)
        {
            var own = folds[i].Hidden.call(x);
            output.add_(folds[i].Output.call(own));
            hidden.add_(own);
        }

        return folds.Length == 1 ? (hidden, output) : (hidden.div_(folds.Length), output.div_(folds.Length));
    }

    private static nn.Module<Tensor, Tensor> Hidden(ServingNetwork network, Lamina.NetworkWeights weights)
    {
        var layers = new List<nn.Module<Tensor, Tensor>>();
        for (var i = 1; i < network.Widths.Length - 1; i++)
        {
            layers.Add(Dense(network, weights, FormattableString.Invariant($"dense{i}"), i));
            layers.Add(nn.ReLU(inplace: true));
        }

        return InUse(nn.Sequential(layers));
    }

    private static nn.Module<Tensor, Tensor> Output(ServingNetwork network, Lamina.NetworkWeights weights) =>
        InUse(nn.Sequential(Dense(network, weights, "output", network.Widths.Length - 1), nn.Sigmoid()));

    private static nn.Module<Tensor, Tensor> Dense(ServingNetwork network, Lamina.NetworkWeights weights, string name, int layer)
    {
        var (from, to) = (network.Widths[layer - 1], network.Widths[layer]);
        var linear = nn.Linear(from, to);
        linear.weight = new(tensor(weights.Require(name + ".weight", to, from), [to, from]));
        linear.bias = new(tensor(weights.Require(name + ".bias", to)));
        return linear;
    }

    private static nn.Module<Tensor, Tensor> InUse(nn.Module<Tensor, Tensor> module)
    {
        module.eval();
        return module;
    }
}
