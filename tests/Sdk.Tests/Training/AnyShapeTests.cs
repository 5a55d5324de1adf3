using CsCheck;
using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

/// <summary>The forward pass of Core against libtorch, for networks of any shape: |a - b| at most 1e-5 times the largest activation of the layer (at least 1), NaN and infinity alike.</summary>
public class AnyShapeTests
{
    // Normalised over two or three units, a layer is rounding errors divided by what may be next to nothing.
    private const int LeastNormalized = 4;

    private static readonly float[] Special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, 1e-40f];

    [Fact]
    public void Layers_are_those_of_libtorch() => Sample(special: 0);

    [Fact]
    public void Layers_are_those_of_libtorch_where_inputs_are_no_numbers() => Sample(special: 0.05);

    private static void Sample(double special)
    {
        NativeTorch.EnsureLoaded();
        Gen.Select(AnyNetwork.Shape.Where(static network => network.Normalization != Normalization.Layer || network.Hidden.All(static width => width >= LeastNormalized)), Gen.Int[1, 20], Gen.Int[1, 70], Gen.Int[0, int.MaxValue]).Sample(
            (network, inputs, rows, seed) =>
            {
                var random = new Random(seed);
                var x = AnyNetwork.Numbers(random, rows * inputs, 2);
                for (var i = 0; i < x.Length; i++)
                {
                    if (random.NextDouble() < special)
                        x[i] = Special[random.Next(Special.Length)];
                }

                Compare(network, inputs, AnyNetwork.Weights(network, inputs, random), x, rows);
            },
            iter: 150,
            threads: 1);
    }

    private static void Compare(NetworkDescriptor network, int inputs, NetworkWeights weights, float[] x, int rows)
    {
        var fitted = AnyNetwork.Fit(network, inputs);
        var kernel = new NetworkKernel(fitted, 0, [weights]);
        var enriched = new float[rows * fitted.EnrichedWidth];
        kernel.Accumulate(new EncodedChunk(x, [], [], rows), apart: false, new float[(2 * RowScratch.ChunkRows * kernel.ScratchWidth) + kernel.ConvolutionScratch], enriched);

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var offset = 0;
        foreach (var layer in Forward(network, weights, tensor(x).reshape(rows, inputs)))
        {
            var (values, width) = (NetworkState.ToArray(layer.contiguous()), (int)layer.shape[1]);
            var tolerance = 1e-5 * values.Where(float.IsFinite).Select(Math.Abs).Append(1).Max();
            for (var i = 0; i < values.Length; i++)
            {
                var actual = enriched[(i / width * fitted.EnrichedWidth) + offset + (i % width)];
                if (float.IsFinite(values[i]))
                    Assert.Equal(values[i], actual, tolerance);
                else
                    Assert.Equal(values[i], actual);
            }

            offset += width;
        }

        Assert.Equal(fitted.EnrichedWidth, offset);
    }

    // Each extracted layer, [rows, width], and the probability; of several members, their means.
    private static List<Tensor> Forward(NetworkDescriptor network, NetworkWeights weights, Tensor x)
    {
        Tensor Of(string name) => tensor(weights.Tensors[name].Values).reshape(Array.ConvertAll(weights.Tensors[name].Shape.ToArray(), size => (long)size));

        var members = network.Members;
        if (members > 1)
            x = (x.unsqueeze(1) * Of("members.weight")).flatten(0, 1);
        var layers = new List<Tensor>();
        for (var layer = 1; layer <= network.Hidden.Count; layer++)
        {
            var below = x;
            x = nn.functional.linear(below, Of($"dense{layer}.weight"), Of($"dense{layer}.bias"));
            if (network.Normalization == Normalization.Layer)
                x = nn.functional.layer_norm(x, [x.shape[1]], Of($"norm{layer}.weight"), Of($"norm{layer}.bias"));
            if (network.Normalization == Normalization.Batch)
                x = nn.functional.batch_norm(x, Of($"norm{layer}.running_mean"), Of($"norm{layer}.running_var"), Of($"norm{layer}.weight"), Of($"norm{layer}.bias"));
            x = Activate(network.Activation, x);
            if (network.IsResidual(layer))
                x = x.Plus(below);
            layers.Add(MeanOf(x));
        }

        var scores = members == 1
            ? nn.functional.linear(x, Of("output.weight"), Of("output.bias"))
            : (x.reshape(-1, members, x.shape[1]).unsqueeze(2) * Of("output.weight")).sum(3).Plus(Of("output.bias")).reshape(-1, 1);
        layers.Add(MeanOf(scores.sigmoid()));
        return layers;

        Tensor MeanOf(Tensor values) => members == 1 ? values : values.reshape(-1, members, values.shape[1]).mean([1L]);
    }

    private static Tensor Activate(Activation activation, Tensor x) => activation switch
    {
        Activation.Relu => x.relu(),
        Activation.LeakyRelu => x.leaky_relu(Held.Of(0.01)),
        Activation.Silu => nn.functional.silu(x),
        Activation.Sigmoid => x.sigmoid(),
        Activation.Tanh => x.tanh(),

        // Not nn.functional.gelu, which gives NaN for infinity in a tensor and infinity for infinity alone.
        Activation.Gelu => x * Held.Of(0.5) * (x / Held.Of(Math.Sqrt(2))).erf().Plus(Held.Of(1)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };
}
