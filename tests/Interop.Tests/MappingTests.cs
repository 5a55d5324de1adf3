using Interop.Tests.Support;
using Lamina;

namespace Interop.Tests;

/// <summary>How inputs are mapped, and which mappings are refused before a row is seen.</summary>
public sealed class MappingTests
{
    /// <summary>Members of every type that a mapping takes.</summary>
    private sealed record Mixed(int Whole, float Real, byte[] Bytes, long[] Tokens, double[] Doubles, ReadOnlyMemory<float> Memory, float[]? Missing = null);

    private static readonly Mixed Row = new(7, 0.5f, [1, 2, 255], [3, 4, 5], [0.25, 0.5, 1], new float[] { 9, 8, 7 });

    [Fact]
    public void Vectors_of_any_number_go_in()
    {
        Assert.Equal([1f, 2, 255], Through(inputs => inputs.Map("x", row => row.Bytes)));
        Assert.Equal([3f, 4, 5], Through(inputs => inputs.Map("x", row => row.Tokens)));
        Assert.Equal([0.25f, 0.5f, 1], Through(inputs => inputs.Map("x", row => row.Doubles)));
        Assert.Equal([9f, 8, 7], Through(inputs => inputs.Map("x", row => row.Memory)));
    }

    [Fact]
    public void Single_numbers_go_in_one_after_the_other()
    {
        Assert.Equal([7f, 0.5f, 8], Through(inputs => inputs.Map("x", row => row.Whole, row => row.Real, row => row.Whole + 1)));
        Assert.Equal([1f, 1, 0], Through(inputs => inputs.Map("x", row => row.Whole > 3 ? 1 : 0, _ => 1, _ => 0)));
    }

    [Theory]
    [InlineData(OnnxElementType.Double)]
    [InlineData(OnnxElementType.Int64)]
    [InlineData(OnnxElementType.Int32)]
    [InlineData(OnnxElementType.UInt8)]
    public void Inputs_of_other_types_take_whole_numbers(OnnxElementType type)
    {
        var network = Copy(type, "batch", 3);
        Assert.Equal([3f, 4, 5], Through(inputs => inputs.Map("x", row => row.Tokens), network));
        Assert.Equal([7f, 7, 7], Through(inputs => inputs.Map("x", row => row.Whole, row => row.Whole, row => row.Whole), network));
    }

    [Fact]
    public void Token_numbers_look_vectors_up()
    {
        var network = new OnnxFile()
            .Input("tokens", OnnxElementType.Int64, "batch", "length")
            .Weight("table", [3, 2], 1f, 2, 3, 4, 5, 6)
            .Node("lookup", "Gather", ["table", "tokens"], ["vectors"])
            .Weight("over", [1], 1L)
            .Node("mean", "ReduceSum", ["vectors", "over"], ["sum"], OnnxFile.Attribute("keepdims", 0))
            .Output("sum")
            .ToNetwork();
        using var layer = network.CutAt<long[]>("sum", 2, inputs => inputs.Map("tokens", [4], tokens => tokens));
        Assert.Equal([1f + 3 + 5 + 5, 2 + 4 + 6 + 6], layer.Compute([0, 1, 2, 2]));

        // What the network cannot compute names its row, wherever it stands in its batch.
        long[][] rows = [[0, 0, 0, 0], [1, 1, 1, 1], [0, 0, 0, 3], [2, 2, 2, 2]];
        var error = Assert.Throws<RowException>(() => layer.Apply(rows, (_, sum) => sum));
        Assert.Equal(2, error.Row);
        Assert.StartsWith("Row 2: ONNX Runtime cannot compute \"sum\" for it: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_free_shape_is_named()
    {
        var network = Copy(OnnxElementType.Float, "batch", "channels", "width", 3);
        Assert.Equal([1f, 2, 255], Through(inputs => inputs.Map("x", [1, 1, 3], row => row.Bytes), network));
        Assert.Equal([9f, 8, 7], Through(inputs => inputs.Map("x", [1, 1, 3], row => row.Memory), network));
        Assert.Equal([7f, 7, 7], Through(inputs => inputs.Map("x", [1, 1, 3], row => row.Whole, row => row.Whole, row => row.Whole), network));
        Refused("has a free dimension behind its batch. Say how large it is: Map(\"x\", [8, 8], row => ...)", inputs => inputs.Map("x", row => row.Bytes), network);
        Refused("has 3 dimensions behind its batch, but is mapped with the shape [3]", inputs => inputs.Map("x", [3], row => row.Bytes), network);
        Refused("cannot have the shape [1, 3, 1] behind its batch", inputs => inputs.Map("x", [1, 3, 1], row => row.Bytes), network);
        Refused("has a dimension below 1", inputs => inputs.Map("x", [1, 0, 3], row => row.Bytes), network);
        Refused("takes more than 268435456 numbers", inputs => inputs.Map("x", [int.MaxValue, int.MaxValue, 3], row => row.Bytes), network);
        var unknown = Copy(OnnxElementType.Float, null);
        Assert.Equal([1f, 2, 255], Through(inputs => inputs.Map("x", [3], row => row.Bytes), unknown));
        Refused("Say how large it is", inputs => inputs.Map("x", row => row.Bytes), unknown);
    }

    [Fact]
    public void Mappings_that_do_not_fit_are_refused()
    {
        Refused("depends on x: Float [batch, 3], which no Map names", _ => { });
        Refused("has no input \"pixels\". It has x: Float [batch, 3]", inputs => inputs.Map("pixels", row => row.Bytes));
        Refused("\"x\" is mapped twice", inputs => inputs.Map("x", row => row.Bytes).Map("x", row => row.Tokens));
        Refused("takes 3 numbers for each row (the first dimension is the batch), but is mapped to 2", inputs => inputs.Map("x", row => row.Whole, row => row.Real));
        Refused("takes whole numbers, but is mapped to Single", inputs => inputs.Map("x", row => row.Memory), Copy(OnnxElementType.Int64, "batch", 3));
        Refused("is of a type that cannot be mapped", inputs => inputs.Map("x", row => row.Bytes), Copy(OnnxElementType.String, "batch", 3));
        Refused("has no batch", inputs => inputs.Map("x", row => row.Whole), Copy(OnnxElementType.Float));
        Refused("takes nothing", inputs => inputs.Map("x", row => row.Bytes), Copy(OnnxElementType.Float, "batch", 0));
        Refused("takes no rows", inputs => inputs.Map("x", row => row.Bytes), Copy(OnnxElementType.Float, 0, 3));
        Assert.Throws<ArgumentException>(() => Through(inputs => inputs.Map("x", Array.Empty<Func<Mixed, float>>())));
        Assert.Throws<ArgumentNullException>(() => Through(inputs => inputs.Map("x", row => 1f, null!)));
    }

    [Fact]
    public void An_input_that_the_value_does_not_need_may_be_mapped_and_is_not_read()
    {
        var network = SmallNetwork.File().Input("mask", OnnxElementType.Float, "batch", 2).Node("mix", "Add", ["scores", "mask"], ["mixed"]).ToNetwork();
        using var layer = network.CutAt<Point>("hidden", 2, inputs => inputs
            .Map("pixels", point => point.Numbers)
            .Map("mask", float (Point _) => throw new InvalidOperationException("read"), _ => 0));
        Assert.Equal([5.5f, 7f], layer.Compute(new Point(1, 2, 3)));
        var error = Assert.Throws<OnnxException>(() => network.CutAt<Point>("mixed", 2, inputs => inputs.Map("pixels", point => point.Numbers)));
        Assert.Contains("depends on mask: Float [batch, 2], which no Map names", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_do_not_fit_are_named()
    {
        Assert.Equal("Row 3, column x: the vector has 2 numbers, but the network's input takes 3. Give every row a vector of that length.",
            RefusedRow(Row with { Memory = new float[2] }, inputs => inputs.Map("x", row => row.Memory)));
        Assert.Contains("the vector is null", RefusedRow(Row, inputs => inputs.Map("x", row => row.Real > 1 ? row.Missing : null), at: 0), StringComparison.Ordinal);
        Assert.Contains("number 1 (counted from 0), NaN, is not finite", RefusedRow(Row with { Memory = new[] { 0, float.NaN, 0 } }, inputs => inputs.Map("x", row => row.Memory)), StringComparison.Ordinal);
        Assert.Contains("number 2 (counted from 0), ∞, is not finite", RefusedRow(Row with { Real = float.PositiveInfinity }, inputs => inputs.Map("x", _ => 1, _ => 1, row => row.Real)).Replace("Infinity", "∞", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("is not finite", RefusedRow(Row with { Doubles = [1e300, 0, 0] }, inputs => inputs.Map("x", row => row.Doubles)), StringComparison.Ordinal);
        Assert.Contains("number 0 (counted from 0), 4294967296, is outside", RefusedRow(Row with { Tokens = [1L << 32, 0, 0] }, inputs => inputs.Map("x", row => row.Tokens), Copy(OnnxElementType.Int32, "batch", 3)), StringComparison.Ordinal);
        Assert.Equal("Row 3: the row is null. Leave it out.", RefusedRow(null!, inputs => inputs.Map("x", row => row.Bytes)));
    }

    private static string RefusedRow(Mixed bad, Action<OnnxMapping<Mixed>> map, OnnxNetwork? network = null, int at = 3)
    {
        using var layer = (network ?? Copy(OnnxElementType.Float, "batch", 3)).CutAt("y", 3, map);
        var error = Assert.Throws<RowException>(() => layer.Apply([Row, Row, Row, bad, Row], (_, numbers) => numbers));
        Assert.Equal(at, error.Row);
        return error.Message;
    }

    private static void Refused(string message, Action<OnnxMapping<Mixed>> map, OnnxNetwork? network = null) =>
        Assert.Contains(message, Assert.Throws<OnnxException>(() => Through(map, network)).Message, StringComparison.Ordinal);

    private static float[] Through(Action<OnnxMapping<Mixed>> map, OnnxNetwork? network = null)
    {
        using var layer = (network ?? Copy(OnnxElementType.Float, "batch", 3)).CutAt("y", 3, map);
        return layer.Compute(Row);
    }

    /// <summary>A network that gives its input as floats.</summary>
    private static OnnxNetwork Copy(OnnxElementType type, params object[]? shape) => new OnnxFile()
        .Input("x", type, shape)
        .Node("copy", "Cast", ["x"], ["y"], OnnxFile.Attribute("to", 1))
        .Output("y")
        .ToNetwork();
}
