using static TorchSharp.torch;

namespace Benchmarks.Serving;

/// <summary>The same network as TorchSharp runs it: plain layers, no gradient, rows that are encoded already.</summary>
internal static class TorchNetwork
{
    public static Subject Create(ServingNetwork network, float[] encoded, int rows)
    {
        var width = network.Widths[0];
        var folds = network.Folds.Select(weights => Layers(network, weights)).ToArray();
        var single = Enumerable.Range(0, rows).Select(row => tensor(encoded.AsSpan(row * width, width).ToArray(), [1, width])).ToArray();
        var all = tensor(encoded, [rows, width]);
        return new Subject(
            "TorchSharp",
            row =>
            {
                using var scope = NewDisposeScope();
                using var mode = inference_mode();
                return Mean(folds, single[row]).item<float>();
            },
            outputs =>
            {
                using var scope = NewDisposeScope();
                using var mode = inference_mode();
                Mean(folds, all).data<float>().CopyTo(outputs);
            });
    }

    private static Tensor Mean(nn.Module<Tensor, Tensor>[] folds, Tensor x)
    {
        var sum = folds[0].call(x);
        for (var i = 1; i < folds.Length; i++)
            sum.add_(folds[i].call(x));
        return folds.Length == 1 ? sum : sum.div_(folds.Length);
    }

    private static nn.Module<Tensor, Tensor> Layers(ServingNetwork network, Lamina.NetworkWeights weights)
    {
        var layers = new List<nn.Module<Tensor, Tensor>>();
        var widths = network.Widths;
        for (var i = 1; i < widths.Length; i++)
        {
            var name = i + 1 < widths.Length ? FormattableString.Invariant($"dense{i}") : "output";
            var linear = nn.Linear(widths[i - 1], widths[i]);
            linear.weight = new(tensor(weights.Require(name + ".weight", widths[i], widths[i - 1]), [widths[i], widths[i - 1]]));
            linear.bias = new(tensor(weights.Require(name + ".bias", widths[i])));
            layers.Add(linear);
            layers.Add(i + 1 < widths.Length ? nn.ReLU(inplace: true) : nn.Sigmoid());
        }

        var module = nn.Sequential(layers);
        module.eval();
        return module;
    }
}
