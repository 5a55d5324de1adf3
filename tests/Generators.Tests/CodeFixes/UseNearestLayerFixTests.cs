using Lamina.CodeFixes;

namespace Generators.Tests.CodeFixes;

/// <summary>A layer that does not exist is replaced by the nearest one.</summary>
public class UseNearestLayerFixTests
{
    private static readonly FixTest<UseNearestLayerFix> Fix = new("LAM0403");

    [Theory]
    [InlineData(3, 2, "[3]", "[2]")]
    [InlineData(0, 1, "[0]", "[1]")]
    [InlineData(-1, 1, "[ -1 ]", "[ 1 ]")]
    [InlineData(9, 2, "[1, 9]", "[1, 2]")]
    [InlineData(9, 2, "new[] { 9, 1 }", "new[] { 2, 1 }")]
    [InlineData(9, 2, "new int[] { 9 }", "new int[] { 2 }")]
    [InlineData(4, 2, "[2 + 2]", "[2]")]
    public Task The_nearest_layer_is_written(int layer, int nearest, string before, string after) => Fix.Changes(
        $"Extract layer {nearest} instead of {layer}",
        $"[Network(Hidden = [64, 32],  Extract = {before})] // the last\npublic record Row([Feature] int X, [Label] bool Y);",
        $"[Network(Hidden = [64, 32],  Extract = {after})] // the last\npublic record Row([Feature] int X, [Label] bool Y);");

    [Theory]
    [InlineData("[2, 3]", "[2]")]
    [InlineData("[3, 2]", "[2]")]
    [InlineData("[1, 3, 2]", "[1, 2]")]
    public Task A_layer_is_not_written_twice(string before, string after) => Fix.Changes(
        "Extract layer 2 instead of 3",
        $"[Network(Hidden = [64, 32], Extract = {before})] public record Row([Feature] int X, [Label] bool Y);",
        $"[Network(Hidden = [64, 32], Extract = {after})] public record Row([Feature] int X, [Label] bool Y);");

    [Fact]
    public Task Each_wrong_layer_has_its_offer() => Fix.Offers(
        "[Network(Extract = [0, 3])] public record Row([Feature] int X, [Label] bool Y);",
        "Extract layer 1 instead of 0",
        "Extract layer 2 instead of 3");

    [Fact]
    public Task All_layers_are_fixed_at_once() => Fix.ChangesAll(
        "Extract layer 1 instead of 0",
        ["[Network(Extract = [0, 3])] public record Row([Feature] int X, [Label] bool Y);", "[Network(Hidden = [8], Extract = [2])] public record Other([Feature] int X, [Label] bool Y);"],
        ["[Network(Extract = [1, 2])] public record Row([Feature] int X, [Label] bool Y);", "[Network(Hidden = [8], Extract = [1])] public record Other([Feature] int X, [Label] bool Y);"]);
}
