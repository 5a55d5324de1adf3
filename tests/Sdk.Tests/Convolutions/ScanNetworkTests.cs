using Lamina;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Sdk.Tests.Convolutions;

/// <summary>The generated network with convolutions against modules written by hand with the same weights, and the kernels against both.</summary>
public class ScanNetworkTests
{
    private static readonly Scan[] Rows = Scan.Simulate(200);

    [Fact]
    public void The_generated_network_equals_a_hand_built_module()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (fitted, network) = Create();
        var state = network.state_dict();
        using var batch = ScanTensors.From(Rows, fitted);
        var actual = network.call(batch);

        // Age, then 60 pixels, then 18 values of the pulse, 33 of the motion, the weight.
        var picture1 = F.max_pool2d(F.silu(Norm("1_Picture", Conv2("1_Picture", batch.Numeric.narrow(1, 1, 60).reshape(-1, 2, 5, 6)))), 2);
        var picture2 = F.max_pool2d(F.silu(Norm("2_Picture", Conv2("2_Picture", picture1))), 2);
        var pulse1 = F.max_pool1d(F.silu(Conv1("1_Pulse", batch.Numeric.narrow(1, 61, 18).reshape(-1, 2, 9))), 3);
        var motion = stack(Enumerable.Range(0, Rows.Length).Select(row => MotionAlone(batch.Numeric[row].narrow(0, 79, 33).reshape(3, 11))), 0);
        var site = state["embed_Site.weight"].index_select(0, batch.Site);
        var inputs = cat([batch.Numeric.narrow(1, 0, 1), batch.Numeric.narrow(1, 112, 1), batch.Indicators, site, picture2.flatten(1), pulse1.flatten(1), motion], 1);
        var hidden1 = F.silu(Dense("dense1", inputs));
        var hidden2 = F.silu(Dense("dense2", hidden1));

        Assert.Equal([200, 3, 2, 3], actual.PictureConvolution1.shape);
        Assert.True(picture1.allclose(actual.PictureConvolution1, atol: 1e-6));
        Assert.True(picture2.allclose(actual.PictureConvolution2, atol: 1e-6));
        Assert.True(pulse1.allclose(actual.PulseConvolution1, atol: 1e-6));
        Assert.Equal([200, 5, 2], actual.MotionConvolution2.shape);
        Assert.True(hidden1.allclose(actual.Hidden1, atol: 1e-5));
        Assert.True(hidden2.allclose(actual.Hidden2, atol: 1e-5));
        Assert.True(Dense("output", hidden2).allclose(actual.Output, atol: 1e-5));

        // A sequence by itself, cut at its end and pooled with smaller last cells, as far as the longest one has cells.
        Tensor MotionAlone(Tensor padded)
        {
            var length = 11 - padded[0].isnan().sum().item<long>();
            if (length == 0)
                return zeros(10);
            var x = padded.narrow(1, 0, length).unsqueeze(0);
            for (var (layer, most) = (1, 5); layer <= 2; (layer, most) = (layer + 1, most / 2))
            {
                var maps = F.silu(Norm($"{layer}_Motion", Conv1($"{layer}_Motion", x)));
                x = F.max_pool1d(maps, 2, ceil_mode: true);
                x = x.narrow(2, 0, Math.Min(most, x.shape[2]));
            }

            return cat([x[0].mean([1]), x[0].amax([1])], 0);
        }

        Tensor Conv2(string name, Tensor x) => F.conv2d(x, state[$"conv{name}.weight"], state[$"conv{name}.bias"], padding: [1, 1]);

        Tensor Conv1(string name, Tensor x) => F.conv1d(x, state[$"conv{name}.weight"], state[$"conv{name}.bias"], padding: 1);

        Tensor Norm(string name, Tensor x) => F.batch_norm(
            x, state[$"norm{name}.running_mean"], state[$"norm{name}.running_var"], state[$"norm{name}.weight"], state[$"norm{name}.bias"], training: false);

        Tensor Dense(string name, Tensor x) => F.linear(x, state[name + ".weight"], state[name + ".bias"]);
    }

    [Fact]
    public void The_kernels_give_what_torchsharp_gives()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (fitted, network) = Create();
        using var batch = ScanTensors.From(Rows, fitted);
        var layers = network.call(batch);
        var expected = NetworkState.ToArray(cat([layers.Hidden1, layers.Hidden2, layers.Output.sigmoid()], 1));

        var actual = new float[Rows.Length * fitted.EnrichedWidth];
        new FittedNetwork(fitted, [NetworkState.Export(network)]).Run<Scan, ScanSchema>(Rows, 0, actual);

        var tolerance = 1e-5 * Math.Max(1, expected.Max(Math.Abs));
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }

    [Fact]
    public void Steps_behind_the_end_count_for_nothing_in_training()
    {
        using var scope = NewDisposeScope();
        var values = rand(4, 3, 7);
        var padded = values.clone();
        padded[0, TensorIndex.Colon, TensorIndex.Slice(2)] = float.NaN;
        padded[1] = float.NaN;
        var sequence = RaggedSequence.Of(padded);
        using var norm = nn.BatchNorm1d(3);
        norm.train();

        var normalized = sequence.Normalize(norm, values);

        // The mean and the variance of 2 + 0 + 7 + 7 steps.
        var present = cat([values[0].narrow(1, 0, 2), values[2], values[3]], 1);
        Assert.True((Held.Of(0.1) * present.mean([1])).allclose(norm.running_mean!, atol: 1e-6));
        var expected = (present - present.mean([1], keepdim: true)) / present.var(1, unbiased: false, keepdim: true).Plus(Held.Of(1e-5)).sqrt();
        Assert.True(expected.narrow(1, 0, 2).allclose(normalized[0].narrow(1, 0, 2), atol: 1e-5));
        Assert.True(expected.narrow(1, 2, 7).allclose(normalized[2], atol: 1e-5));
        Assert.Equal(0, normalized[1].abs().sum().item<float>());
    }

    [Fact]
    public void A_batch_without_any_sequence_is_normalised_by_nothing()
    {
        using var scope = NewDisposeScope();
        using var norm = nn.BatchNorm1d(3);
        norm.train();
        var sequence = RaggedSequence.Of(full(4, 3, 7, Held.Of(double.NaN)));
        var maps = sequence.With(sequence.Normalize(norm, rand(4, 3, 7))).MaxPool(2);
        Assert.Equal(0, maps.MeanAndMax().abs().sum().item<float>());
        Assert.Equal([0f, 0, 0], norm.running_mean!.data<float>());
    }

    [Fact]
    public void A_shift_moves_whole_images_and_repeats_their_edge()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var image = arange(Held.Of(0), Held.Of(12), Held.Of(1), ScalarType.Float32).reshape(1, 1, 3, 4).repeat(200, 1, 1, 1);
        var moved = NetworkState.ToArray(ConvolutionLayers.Shift(image, 1));
        var seen = new HashSet<(int, int)>();
        for (var row = 0; row < 200; row++)
        {
            var own = moved.AsSpan(row * 12, 12).ToArray();
            (int Down, int Right)[] fitting =
            [
                .. from down in new[] { -1, 0, 1 }
                   from right in new[] { -1, 0, 1 }
                   where Enumerable.Range(0, 12).All(i => own[i] == (4 * Math.Clamp((i / 4) - down, 0, 2)) + Math.Clamp((i % 4) - right, 0, 3))
                   select (down, right),
            ];
            seen.Add(Assert.Single(fitting));
        }

        Assert.Equal(9, seen.Count);
    }

    internal static (FittedSchema Fitted, ScanNetwork Network) Create()
    {
        var fitted = RowEncoder.Fit<Scan, ScanSchema>(Rows);
        var network = new ScanNetwork(fitted);
        NetworkState.Initialize(network, 3);

        // A pass in training mode gives the running statistics values that are not 0 and 1.
        using var batch = ScanTensors.From(Rows, fitted);
        network.train();
        network.call(batch);
        network.eval();
        return (fitted, network);
    }
}
