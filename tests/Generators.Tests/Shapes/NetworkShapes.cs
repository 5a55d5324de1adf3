namespace Generators.Tests.Shapes;

/// <summary>Every shape of network.</summary>
public class NetworkShapes
{
    private static readonly string[] Training = ["Training"];

    [Fact]
    public Task Default_network() => Verifier.Verify(Shape.Training(
        """
        public record Row([Feature] float X, [Label] bool Y);
        """), Training);

    [Fact]
    public Task Batch_normalisation_and_every_layer() => Verifier.Verify(Shape.Training(
        """
        [Network(Hidden = [32, 16, 8], Extract = [3, 1, 1], Activation = Activation.Relu, Normalization = Normalization.Batch, Dropout = 0.25)]
        public record Row([Feature] float X, [Label] bool Y);
        """));

    [Fact]
    public Task Layer_normalisation_without_dropout() => Verifier.Verify(Shape.Training(
        """
        [Network(Hidden = new[] { 4 }, Activation = Activation.LeakyRelu, Normalization = Normalization.Layer, Dropout = 0)]
        public record Row([Feature] float X, [Label] bool Y);
        """), Training);

    [Fact]
    public Task Embeddings_of_numbers() => Verifier.Verify(
        Shape.Training(
            """
            [Network(Embedding = NumberEmbedding.Periodic)]
            public record Row(
                [Feature] float X,
                [Feature(Embedding = NumberEmbedding.TargetAware)] double? Y,
                [Feature(Embedding = NumberEmbedding.None)] int Z,
                [Label] bool Outcome);
            """),
        ["Schema"]);

    [Fact]
    public Task Exact_values() => Verifier.Verify(
        Shape.Training(
            """
            [Network(Embedding = NumberEmbedding.ExactValues)]
            public record Row([Feature] int Hour, [Feature(Embedding = NumberEmbedding.ExactValues)] float? Dose, [Label] bool Outcome);
            """),
        ["Schema"]);

    [Fact]
    public Task Residual_blocks() => Verifier.Verify(
        Shape.Training(
            """
            [Network(Hidden = [16, 16, 16, 8], Residual = true, Normalization = Normalization.Batch)]
            public record Row([Feature] float X, [Label] bool Y);
            """),
        ["Schema", "Training"]);

    [Fact]
    public Task Members() => Verifier.Verify(
        Shape.Training(
            """
            [Network(Hidden = [32, 16], Members = 8)]
            public record Row([Feature] float? X, [Feature] string? Z, [Label] bool Y);
            """),
        ["Schema", "Training"]);

    [Fact]
    public Task Several_networks() => Verifier.Verify(Shape.Training(
        """
        [Network("wide", Hidden = [16], Activation = Activation.Relu)]
        [Network("deep", Hidden = [8, 4], Extract = [1, 2], Embedding = NumberEmbedding.None)]
        public record Row([Feature] float X, [Feature] string? Z, [Label] bool Y);
        """));

    [Fact]
    public Task Autoencoder() => Verifier.Verify(Shape.Training(
        """
        [Network(Hidden = [16, 4], Learn = Representation.Autoencoder, SwapNoise = 0.15, GaussianNoise = 0.1)]
        public record Row([Feature] float X, [Feature] string? Z, [Label] bool? Y);
        """));

    [Fact]
    public Task Tied_autoencoder_beside_another_network() => Verifier.Verify(
        Shape.Training(
            """
            [Network("seen", Hidden = [8])]
            [Network("denoise", Hidden = [16, 8, 4], Learn = Representation.Autoencoder, TiedWeights = true, Masking = 0.2)]
            public record Row([Feature] float X, [Label] DayOfWeek Y);
            """));

    [Theory]
    [InlineData("Relu", "global::TorchSharp.torch.nn.functional.relu(dense1.call(inputs))")]
    [InlineData("Silu", "global::TorchSharp.torch.nn.functional.silu(dense1.call(inputs))")]
    [InlineData("Gelu", "global::TorchSharp.torch.nn.functional.gelu(dense1.call(inputs))")]
    [InlineData("Tanh", "global::TorchSharp.torch.nn.functional.tanh(dense1.call(inputs))")]
    [InlineData("Sigmoid", "global::TorchSharp.torch.nn.functional.sigmoid(dense1.call(inputs))")]
    [InlineData("LeakyRelu", "LeakyRelu(dense1.call(inputs))")]
    public void Every_activation_is_written_by_its_name(string activation, string expected)
    {
        var driver = Shape.Training($"[Network(Hidden = [4], Activation = Activation.{activation})] public record Row([Feature] float X, [Label] bool Y);");
        var files = driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString()).ToList();

        Assert.Contains(files, file => file.Contains($" = {expected};", StringComparison.Ordinal));
        Assert.Contains(files, file => file.Contains($"Activation = global::Lamina.Activation.{activation},", StringComparison.Ordinal));
    }

    [Fact]
    public Task Categories_as_context() => Verifier.Verify(Shape.Training(
        """
        [Network(ContextWidth = 12)]
        public record Row([Feature] string A, [Feature(Encode.Category)] int B, [Feature] float C, [Feature(Encode.Text)] string D, [Label] bool Outcome);
        """));
}
