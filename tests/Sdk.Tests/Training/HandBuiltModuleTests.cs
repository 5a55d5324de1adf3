using Lamina;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

/// <summary>The kernels of Core against TorchSharp modules written by hand with the same weights: every activation with every normalisation.</summary>
public class HandBuiltModuleTests
{
    private const int Inputs = 3;
    private const int First = 10;
    private const int Second = 7;

    public static TheoryData<Activation, Normalization> Combinations()
    {
        var combinations = new TheoryData<Activation, Normalization>();
        foreach (var activation in Enum.GetValues<Activation>())
        {
            foreach (var normalization in Enum.GetValues<Normalization>())
                combinations.Add(activation, normalization);
        }

        return combinations;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Every_layer_is_equal(Activation activation, Normalization normalization)
    {
        NativeTorch.EnsureLoaded();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        manual_seed(11);
        var fitted = Fitted(activation, normalization);
        var module = new HandBuilt(activation, normalization);
        var network = new FittedNetwork(fitted, [NetworkState.Export(module)]);

        var random = new Random(3);
        var inputs = new float[Inputs];
        var actual = new float[fitted.EnrichedWidth];
        for (var i = 0; i < 100; i++)
        {
            var raw = new RowBuffer([4 * random.NextSingle(), -9 * random.NextSingle(), random.NextSingle()], []);
            fitted.EncodeForNetwork(raw, inputs, [], [0, 0, 0]);
            network.Run(raw, actual);

            var (hidden1, hidden2, output) = module.call(tensor(inputs).reshape(1, Inputs));
            AssertClose(hidden1, actual.AsSpan(0, First));
            AssertClose(hidden2, actual.AsSpan(First, Second));
            AssertClose(output.sigmoid(), actual.AsSpan(First + Second));
        }
    }

    // |a - b| at most 1e-5 times the largest activation of the layer, at least 1.
    private static void AssertClose(Tensor expected, ReadOnlySpan<float> actual)
    {
        var values = NetworkState.ToArray(expected);
        Assert.Equal(values.Length, actual.Length);
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(values[i], actual[i], 1e-5 * Math.Max(1, values.Max(Math.Abs)));
    }

    private static FittedSchema Fitted(Activation activation, Normalization normalization)
    {
        string[] names = ["A", "B", "C"];
        var schema = new RowSchema(
            "Row",
            [.. names.Select(name => Column.Number(name))],
            LabelColumn.Binary("Y"),
            new NetworkDescriptor { Hidden = [First, Second], Activation = activation, Normalization = normalization, Dropout = 0.5, Extract = [1, 2], Embedding = NumberEmbedding.None });
        return new FittedSchema(
            "hand-built",
            schema,
            [.. names.Select((_, i) => new NumberEncoder(i, 0.5f, 0, false))],
            [],
            [.. names.Select(name => ValueVocabulary.Of(name, []))],
            classes: null,
            targets: [TargetScale.None],
            rowCount: 1);
    }

    private sealed class HandBuilt : nn.Module<Tensor, (Tensor Hidden1, Tensor Hidden2, Tensor Output)>
    {
        private readonly Linear dense1 = nn.Linear(Inputs, First);
        private readonly Linear dense2 = nn.Linear(First, Second);
        private readonly Linear output = nn.Linear(Second, 1);
        private readonly nn.Module<Tensor, Tensor>? norm1;
        private readonly nn.Module<Tensor, Tensor>? norm2;
        private readonly Activation activation;

        public HandBuilt(Activation activation, Normalization normalization)
            : base("hand-built")
        {
            this.activation = activation;
            if (normalization == Normalization.Batch)
                (norm1, norm2) = (nn.BatchNorm1d(First), nn.BatchNorm1d(Second));
            if (normalization == Normalization.Layer)
                (norm1, norm2) = (nn.LayerNorm(First), nn.LayerNorm(Second));
            register_module("dense1", dense1);
            register_module("dense2", dense2);
            register_module("output", output);
            if (norm1 is not null && norm2 is not null)
            {
                register_module("norm1", norm1);
                register_module("norm2", norm2);
            }

            // Gains, biases and running statistics that are not 0 and 1.
            foreach (var (name, weight) in state_dict())
            {
                if (name.StartsWith("norm", StringComparison.Ordinal) && weight.dtype == ScalarType.Float32)
                    weight.copy_(rand(weight.shape).Plus(Held.Of(0.5)));
            }

            eval();
        }

        public override (Tensor Hidden1, Tensor Hidden2, Tensor Output) forward(Tensor input)
        {
            var hidden1 = Activate(Normalize(norm1, dense1.call(input)));
            var hidden2 = Activate(Normalize(norm2, dense2.call(hidden1)));
            return (hidden1, hidden2, output.call(hidden2));
        }

        private static Tensor Normalize(nn.Module<Tensor, Tensor>? norm, Tensor x) => norm is null ? x : norm.call(x);

        private Tensor Activate(Tensor x) => activation switch
        {
            Activation.Relu => x.relu(),
            Activation.Silu => x.silu(),
            Activation.Gelu => x.gelu(),
            Activation.Tanh => x.tanh(),
            Activation.Sigmoid => x.sigmoid(),
            Activation.LeakyRelu => x.leaky_relu(Held.Of(0.01)),
            _ => throw new ArgumentOutOfRangeException(nameof(x), activation, "No such activation."),
        };
    }
}
