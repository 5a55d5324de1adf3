using Lamina;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Sdk.Tests.Convolutions;

/// <summary>The convolution kernel of Core against TorchSharp over random shapes, layers and activations.</summary>
public class ConvolutionKernelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_shape_gives_what_torchsharp_gives(int seed)
    {
        NativeTorch.EnsureLoaded();
        var random = new Random(seed);
        for (var i = 0; i < 30; i++)
            AssertEqual(random);
    }

    private static void AssertEqual(Random random)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        manual_seed(random.Next());
        var image = random.Next(2) == 0;
        var ragged = !image && random.Next(2) == 0;
        var (channels, height, width) = (random.Next(1, 5), image ? random.Next(1, 12) : 1, random.Next(1, 20));
        var side = image ? Math.Min(height, width) : width;
        var pool = random.Next(1, 4);
        var kernel = (2 * random.Next(0, (Math.Min(side, 7) + 1) / 2)) + 1;
        var filters = new List<int>();
        for (var left = side; filters.Count < 3 && left / pool >= 1; left /= pool)
            filters.Add(random.Next(1, 20));
        if (filters.Count == 0)
            (pool, filters) = (1, [random.Next(1, 20)]);
        var layers = new ConvolutionDescriptor
        {
            Filters = filters,
            Kernel = kernel,
            Pool = pool,
            Normalization = random.Next(2) == 0 ? Normalization.Batch : Normalization.None,
            GlobalPooling = ragged || random.Next(2) == 0,
        };
        var column = image ? Column.Image("X", [channels, height, width], layers) : Column.Sequence("X", [channels, width], layers, ragged: ragged);
        var activation = (Activation)random.Next(6);
        var network = new NetworkDescriptor { Hidden = [1], Activation = activation, Normalization = Normalization.None, Dropout = 0, Extract = [1] };
        var schema = new RowSchema("A", [Column.Number("Before"), column, Column.Number("Behind")], LabelColumn.Binary("Y"), network);
        var trunk = schema.Convolutions[0];
        var weights = RandomWeights(trunk);
        var target = new ConvolutionKernel(trunk, activation, new NetworkWeights(weights.ToDictionary(
            pair => pair.Key, pair => new WeightTensor([.. pair.Value.shape.Select(size => (int)size)], NetworkState.ToArray(pair.Value)))));

        var length = ragged ? random.Next(0, width + 1) : width;
        var numeric = new float[trunk.Count + 2];
        for (var place = 0; place < trunk.Count; place++)
            numeric[place + 1] = place % width < length ? (4 * random.NextSingle()) - 2 : float.NaN;
        var actual = new float[target.Width];
        var scratch = new float[target.ScratchLength];
        Array.Fill(scratch, float.NaN);
        target.Apply(numeric, scratch, actual);
        var expected = NetworkState.ToArray(Expected(trunk, activation, weights, numeric, length).to(float32));

        Assert.Equal(expected.Length, actual.Length);
        var tolerance = 1e-5 * Math.Max(1, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"{column.Shape.Count} [{channels}, {height}, {width}] of {length}, {layers}, {activation}: {expected[i]} {actual[i]}");
    }

    private static Dictionary<string, Tensor> RandomWeights(ConvolutionTrunk trunk)
    {
        var weights = new Dictionary<string, Tensor>();
        for (var i = 0; i < trunk.Layers.Count; i++)
        {
            var (layer, kernel) = (trunk.Layers[i], trunk.Descriptor.Kernel);
            long[] shape = trunk.Column.IsImage ? [layer.Filters, layer.Channels, kernel, kernel] : [layer.Filters, layer.Channels, kernel];
            weights[$"conv{i + 1}_X.weight"] = randn(shape) / Held.Of(Math.Sqrt(layer.Channels * trunk.KernelHeight * kernel));
            weights[$"conv{i + 1}_X.bias"] = randn(layer.Filters);
            if (trunk.Descriptor.Normalization != Normalization.Batch)
                continue;
            weights[$"norm{i + 1}_X.weight"] = randn(layer.Filters);
            weights[$"norm{i + 1}_X.bias"] = randn(layer.Filters);
            weights[$"norm{i + 1}_X.running_mean"] = randn(layer.Filters);
            weights[$"norm{i + 1}_X.running_var"] = rand(layer.Filters).Plus(Held.Of(0.5));
        }

        return weights;
    }

    private static Tensor Expected(ConvolutionTrunk trunk, Activation activation, Dictionary<string, Tensor> weights, float[] numeric, int length)
    {
        if (length == 0)
            return zeros(trunk.OutputWidth);
        // In double precision, for which libtorch takes another way: in single precision some shapes come out wrong on some processors.
        var x = tensor(numeric[1..^1]).to(float64).reshape(1, trunk.Channels, trunk.Height, trunk.Width).narrow(3, 0, length);
        for (var i = 0; i < trunk.Layers.Count; i++)
        {
            // A sequence as an image of height 1: another call of torch than the one generated code uses.
            var weight = weights[$"conv{i + 1}_X.weight"].to(float64);
            if (!trunk.Column.IsImage)
                weight = weight.unsqueeze(2);
            x = F.conv2d(x, weight, weights[$"conv{i + 1}_X.bias"].to(float64), padding: [trunk.KernelHeight / 2, trunk.Descriptor.Kernel / 2]);
            if (trunk.Descriptor.Normalization == Normalization.Batch)
            {
                x = F.batch_norm(
                    x,
                    weights[$"norm{i + 1}_X.running_mean"].to(float64),
                    weights[$"norm{i + 1}_X.running_var"].to(float64),
                    weights[$"norm{i + 1}_X.weight"].to(float64),
                    weights[$"norm{i + 1}_X.bias"].to(float64),
                    training: false);
            }

            x = activation switch
            {
                Activation.Relu => x.relu(),
                Activation.Silu => x.silu(),
                Activation.Gelu => x.gelu(),
                Activation.Tanh => x.tanh(),
                Activation.Sigmoid => x.sigmoid(),
                _ => x.leaky_relu(Held.Of(0.01)),
            };
            x = F.max_pool2d(x, [trunk.PoolHeight, trunk.Descriptor.Pool], ceil_mode: trunk.Column.IsRagged);
            if (trunk.Column.IsRagged)
                x = x.narrow(3, 0, Math.Min(x.shape[3], trunk.Layers[i].PooledWidth));
        }

        return trunk.Descriptor.GlobalPooling
            ? cat([x.mean([2, 3])[0], x.amax([2, 3])[0]], 0)
            : x.flatten();
    }
}
