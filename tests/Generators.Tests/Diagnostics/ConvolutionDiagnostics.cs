namespace Generators.Tests.Diagnostics;

/// <summary>Diagnostics about images and sequences.</summary>
public class ConvolutionDiagnostics
{
    [Theory]
    [InlineData("[Feature, [|Image|]] float", "[Image] stands on 'X', which is no vector; it needs a float[] with [Feature(Shape = [height, width])]")]
    [InlineData("[Feature, [|Sequence|]] string", "[Sequence] stands on 'X', which is no vector; it needs a float[] with [Feature(Shape = [height, width])]")]
    [InlineData("[[|Image|]] float[]", "[Image] stands on 'X', which is no feature; it needs [Feature(Shape = [height, width])]")]
    [InlineData("[Feature, [|Image|]] float[][]", "[Image] stands on 'X', which is a list of steps; it needs [Sequence(Channels = n, MaxLength = n)]")]
    public Task An_attribute_on_what_is_no_vector_is_refused(string member, string message) => Expect.One("LAM0121", message, Row($"{member} X"));

    [Theory]
    [InlineData("[Feature(Shape = [|[64]|]), Image] float[]", "An image has the shape [height, width] or [channels, height, width], but that of 'X' has one dimension; a sequence is marked [Sequence]")]
    [InlineData("[Feature(Shape = [|[2, 8, 8]|]), Sequence] float[]", "A sequence has the shape [channels, steps] or [steps], but that of 'X' has three dimensions; an image is marked [Image]")]
    [InlineData("[Feature(Shape = [|[2, 8]|]), Sequence(Channels = 2)] float[]", "The shape of 'X' says how many channels it has; leave Channels out")]
    [InlineData("[Feature(Shape = [2, 8]), Sequence(MaxLength = [|8|])] float[]", "'X' has both a Shape, for sequences of one length, and a MaxLength, for sequences of any; leave one of them out")]
    [InlineData("[Feature, Sequence(Channels = [|0|], MaxLength = 8)] float[][]", "Channels of 'X' is 0; it must be at least 1")]
    [InlineData("[Feature, Sequence(MaxLength = [|-1|])] float[]", "MaxLength of 'X' is -1; it must be at least 1")]
    [InlineData("[Feature, Sequence(Channels = 100, MaxLength = [|1000|])] float[][]", "'X' holds 100 channels of 1000 steps; use at most 65536 values")]
    public Task A_shape_that_does_not_fit_is_refused(string member, string message) => Expect.One("LAM0122", message, Row($"{member} X"));

    [Theory]
    [InlineData("Filters = [|[]|]", "'X' needs at least one layer of filters; Filters is empty")]
    [InlineData("Filters = [|[8, 0]|]", "A layer of 'X' has 0 filters; use 1 to 65536")]
    [InlineData("Kernel = [|4|]", "The kernel of 'X' is 4; use an odd number, so that it has a middle")]
    [InlineData("Kernel = [|-3|]", "The kernel of 'X' is -3; use an odd number, so that it has a middle")]
    [InlineData("Kernel = [|9|]", "The kernel of 'X' is 9, but the input is 8 long; use at most that")]
    [InlineData("Pool = [|0|]", "Pool of 'X' is 0; use 1 for no pooling, or 2")]
    [InlineData("Pool = [|3|]", "After the pooling of layer 2 nothing is left of 'X', which is 8 long; use fewer layers or Pool = 1")]
    [InlineData("Normalization = [|Normalization.Layer|]", "The convolutions of 'X' know batch normalisation and none; use Normalization.Batch or Normalization.None")]
    [InlineData("Shift = [|8|]", "Shift of 'X' is 8; use 0 to 7")]
    public Task Layers_that_do_not_fit_are_refused(string argument, string message) =>
        Expect.One("LAM0123", message, Row($"[Feature(Shape = [8, 9]), Image({argument})] float[] X"));

    [Fact]
    public Task A_sequence_of_any_length_is_always_pooled() => Expect.One(
        "LAM0123",
        "'X' has sequences of any length, which are always pooled over their steps; leave GlobalPooling out",
        Row("[Feature, Sequence(MaxLength = 9, GlobalPooling = [|false|])] float[] X"));

    [Theory]
    [InlineData("[Feature] float[][]", "float[][]")]
    [InlineData("[Feature, Sequence(Channels = 3)] float[][]?", "float[][]?")]
    [InlineData("[Feature] System.Collections.Generic.IReadOnlyList<float[]>", "IReadOnlyList<float[]>")]
    [InlineData("[Feature, Sequence] float[]", "float[]")]
    public Task A_sequence_without_a_length_is_refused(string member, string type) => Expect.One(
        "LAM0124",
        $"Feature 'X' has the type '{type}' and sequences of any length; write [Sequence(Channels = n, MaxLength = n)] with the values of a step and the most steps to look at",
        Row($"{member} [|X|]"));

    [Fact]
    public Task An_image_is_no_sequence() => Expect.One(
        "LAM0105",
        "'X' is both [Image] and [Sequence]; keep one of them",
        Row("[Feature(Shape = [4, 4]), Image, Sequence] float[] [|X|]"));

    [Fact]
    public Task An_embedding_of_numbers_is_none_of_images() => Expect.One(
        "LAM0103",
        "Feature 'X' of type 'float[]' cannot be encoded as a number with an embedding; leave Embedding out",
        Row("[Feature(Shape = [4, 4], Embedding = [|NumberEmbedding.Periodic|]), Image] float[] X"));

    private static string Row(string member) => $"public record Row({member}, [Feature] int Z, [Label] bool Y);";
}
