using Lamina.CodeFixes;

namespace Generators.Tests.CodeFixes;

/// <summary>A vector gets its shape.</summary>
public class AddShapeFixTests
{
    private const string Unknown = "Declare a shape to be filled in: Shape = [1]";

    private static readonly FixTest<AddShapeFix> Fix = new("LAM0108");

    [Theory]
    [InlineData("[Feature]", "[Feature(Shape = [1])]")]
    [InlineData("[Feature()]", "[Feature(Shape = [1])]")]
    [InlineData("[Feature(Encode.Number)]", "[Feature(Encode.Number, Shape = [1])]")]
    [InlineData("[Feature(Shape = [])]", "[Feature(Shape = [1])]")]
    public Task A_shape_to_be_filled_in_is_written(string before, string after) => Fix.Changes(
        Unknown,
        $"public record Star(\n    {before}   float[]  Spectrum, // in nanometres\n    [Label] bool Variable);",
        $"public record Star(\n    {after}   float[]  Spectrum, // in nanometres\n    [Label] bool Variable);");

    [Theory]
    [InlineData("new float[8]", "8")]
    [InlineData("new float[Bands]", "Bands")]
    [InlineData("new float[2 * Bands]", "2 * Bands")]
    [InlineData("[0, 0, 0]", "3")]
    [InlineData("new[] { 1f, 2f }", "2")]
    [InlineData("new float[] { 1, 2, 3, 4 }", "4")]
    [InlineData("{ 1, 2 }", "2", false)]
    public async Task The_initialiser_says_the_shape(string initialiser, string length, bool isExpression = true)
    {
        string Source(string arguments, string member) =>
            $"public class Star {{ public const int Bands = 8; [Feature{arguments}] public float[] {member} = {initialiser}; [Label] public bool Variable {{ get; set; }} }}";
        await Fix.Changes($"Declare the shape: Shape = [{length}]", Source("", "Spectrum"), Source($"(Shape = [{length}])", "Spectrum"));
        if (isExpression)
            await Fix.Changes($"Declare the shape: Shape = [{length}]", Source("", "Spectrum { get; set; }"), Source($"(Shape = [{length}])", "Spectrum { get; set; }"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("new float[0]")]
    [InlineData("new float[Count]")]
    [InlineData("Array.Empty<float>()")]
    [InlineData("null!")]
    [InlineData("[1, .. Array.Empty<float>()]")]
    public Task An_initialiser_may_say_nothing(string initialiser) => Fix.Offers(
        $"public class Star {{ public static int Count; [Feature] public float[] Spectrum {{ get; set; }} = {initialiser}; [Label] public bool Variable {{ get; set; }} }}",
        Unknown);

    [Fact]
    public Task All_shapes_are_declared_at_once() => Fix.ChangesAll(
        Unknown,
        ["public record Star([Feature] float[] Spectrum, [Feature] Memory<float> Light, [Label] bool Variable);", "public struct Other { [Feature] public byte[] Image = new byte[64]; [Label] public bool Y; public Other() { } }"],
        ["public record Star([Feature(Shape = [1])] float[] Spectrum, [Feature(Shape = [1])] Memory<float> Light, [Label] bool Variable);", "public struct Other { [Feature(Shape = [64])] public byte[] Image = new byte[64]; [Label] public bool Y; public Other() { } }"]);
}
