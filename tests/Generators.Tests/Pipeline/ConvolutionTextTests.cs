using Lamina.Generators.Model;

namespace Generators.Tests.Pipeline;

/// <summary>Convolutions in the lines that another assembly reads: they come back as they were, or not at all.</summary>
public class ConvolutionTextTests
{
    private const string Source = Shape.Usings +
        """

        public record Scan(
            [Feature] float Age, [Feature(Shape = [3, 8, 9]), Image(Shift = 1)] byte[] Picture,
            [Feature(Shape = [12]), Sequence(Normalization = Normalization.None)] float[] Pulse,
            [Feature, Sequence(Channels = 3, MaxLength = 10)] float[][]? Motion, [Label] bool Ill);
        """;

    private static readonly TrainingModel Model = Steps.Model(Compilations.Create(Packages.Core, Source)).Shared;
    private static readonly string[] Lines = [.. ModelText.Write(Model)];

    [Fact]
    public void They_come_back_as_they_were()
    {
        Assert.Equal(3, Model.Convolutions.Count);
        Assert.Equal(Model, ModelText.Read(Lines, Model.Access));
    }

    [Theory]
    [InlineData("Picture Image 1 3 8 9 3 2 1 0 1")]                 // no filters
    [InlineData("Picture Image 1 3 8 9 3 2 1 0 1 32 0")]
    [InlineData("Picture Image 1 3 8 9 3 2 1 0 1 32 -64")]
    [InlineData("Picture Image 1 3 8 9 3 2 1 0 1 32 64x")]
    [InlineData("Picture Image 1 3 8 9 4 2 1 0 1 32 64")]           // an even kernel
    [InlineData("Picture Image 1 3 8 9 3 0 1 0 1 32 64")]
    [InlineData("Picture Image 1 3 8 9 3 5 1 0 1 32 64")]           // nothing left after pooling
    [InlineData("Picture Image 0 3 8 0 3 2 1 0 1 32 64")]
    [InlineData("Picture Image 100 3 8 9 3 2 1 0 1 32 64")]         // over the numbers of the next
    [InlineData("Picture Image 1 65536 65536 65536 3 2 1 0 1 32 64")]
    [InlineData("Picture Sequence 1 3 8 9 3 2 1 0 0 32 64")]        // a sequence of height 8
    [InlineData("Picture Ragged 1 24 1 9 3 2 1 0 0 32 64")]         // not pooled
    [InlineData("Picture Cube 1 3 8 9 3 2 1 0 1 32 64")]
    [InlineData("Picture 7 1 3 8 9 3 2 1 0 1 32 64")]
    [InlineData("Pic;ture Image 1 3 8 9 3 2 1 0 1 32 64")]
    [InlineData("")]
    public void A_damaged_line_is_not_read(string line)
    {
        var damaged = Array.ConvertAll(Lines, text => text.StartsWith("convolution Picture", StringComparison.Ordinal) ? "convolution " + line : text);
        Assert.Null(ModelText.Read(damaged, Model.Access));
    }
}
