using Interop.Tests.Support;
using Lamina;

namespace Interop.Tests;

/// <summary>Where a network can be cut, and what is left of it.</summary>
public sealed class CutTests
{
    private static readonly Action<OnnxMapping<Point>> Pixels = inputs => inputs.Map("pixels", point => point.Numbers);

    [Fact]
    public void A_network_lists_its_inputs_and_nodes()
    {
        var network = SmallNetwork.Network;
        Assert.Equal("pixels: Float [batch, 3]", Assert.Single(network.Inputs).ToString());
        Assert.Equal(["matmul_1", "add_1", "relu_1", "matmul_2", "softmax"], network.Nodes.Select(node => node.Name));
        Assert.Equal("relu_1: Relu -> hidden", network.Nodes[2].ToString());
        Assert.Equal((OnnxElementType.Float, new OnnxDimension(null, "batch"), new OnnxDimension(3, null)),
            (network.Inputs[0].Type, network.Inputs[0].Shape![0], network.Inputs[0].Shape![1]));
    }

    [Theory]
    [InlineData("relu_1")]      // the node
    [InlineData("hidden")]      // its value
    public void An_inner_value_is_what_it_is_by_hand(string name)
    {
        using var layer = SmallNetwork.Network.CutAt(name, 2, Pixels);
        Assert.Equal(("hidden", 2), (layer.Value, layer.Width));
        Assert.Equal([5.5f, 7f], layer.Compute(new Point(1, 2, 3)));
        Assert.Equal([0f, 3f], layer.Compute(new Point(-1, 0, 1)));
    }

    [Fact]
    public void Every_value_can_be_cut_at()
    {
        var point = new Point(-1, 0, 1);
        Assert.Equal([-1f, 4f], Cut("product").Compute(point));
        Assert.Equal([-0.5f, 3f], Cut("add_1").Compute(point));
        Assert.Equal([-3f, 1.5f], Cut("matmul_2").Compute(point));
        var share = 1 / (1 + Math.Exp(-4.5));
        Assert.Equal(share, Cut("softmax").Compute(point)[1], 1e-6);

        static OnnxLayer<Point> Cut(string name) => SmallNetwork.Network.CutAt(name, 2, Pixels);
    }

    [Fact]
    public void What_is_behind_the_cut_is_gone()
    {
        // Neither an operator that nobody knows, nor a second input, nor weights of a wrong shape matter there.
        var file = SmallNetwork.File()
            .Input("temperature", OnnxElementType.String, 1, 2, 3)
            .Weight("unused", [7], 1f, 2)
            .ForeignNode("explode", "hidden", "debris")
            .Node("mix", "Add", ["debris", "temperature"], ["mixed"])
            .Node("more", "Mul", ["mixed", "unused"], ["end"])
            .Output("end");
        var network = file.ToNetwork();
        Assert.Contains("Explode", Assert.Throws<OnnxException>(() => network.CutAt("explode", 2, Pixels)).Message, StringComparison.Ordinal);
        using var layer = network.CutAt("relu_1", 2, Pixels);
        Assert.Equal([5.5f, 7f], layer.Compute(new Point(1, 2, 3)));

        var cut = ModelReader.Read(GraphCut.At(ModelReader.Read(file.ToArray()), "hidden").Model);
        Assert.Equal(["matmul_1", "add_1", "relu_1"], cut.Nodes.Select(entry => entry.Node.Name));
        Assert.Equal(["w1", "b1"], cut.Weights.Select(weight => weight.Name));
        Assert.Equal(["pixels"], cut.Inputs.Select(entry => entry.Input.Name));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest_ones()
    {
        Assert.Equal(
            "test.onnx: the network has no node and no value \"relu_2\". Did you mean \"relu_1\"? OnnxNetwork.Nodes lists all 5 nodes.",
            Refusal("relu_2"));
        Assert.Contains("Did you mean \"matmul_1\" or \"matmul_2\"?", Refusal("MatMul"), StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", Refusal("something else entirely"), StringComparison.Ordinal);
        Assert.Contains("\"pixels\" is an input or a weight", Refusal("pixels"), StringComparison.Ordinal);
        Assert.Contains("\"w1\" is an input or a weight", Refusal("w1"), StringComparison.Ordinal);

        static string Refusal(string name) => Assert.Throws<OnnxException>(() => SmallNetwork.Network.CutAt(name, 2, Pixels)).Message;
    }

    [Fact]
    public void A_node_with_several_values_must_name_one()
    {
        var network = new OnnxFile()
            .Input("pixels", OnnxElementType.Float, "batch", 3)
            .Weight("parts", [2], 1L, 2)
            .Node("split", "Split", ["pixels", "parts"], ["first", "rest"], OnnxFile.Attribute("axis", 1))
            .Output("rest")
            .ToNetwork();
        var error = Assert.Throws<OnnxException>(() => network.CutAt("split", 2, Pixels));
        Assert.Equal("test.onnx: the node \"split\" gives several values. Name one of them: \"first\" or \"rest\".", error.Message);
        using var layer = network.CutAt("rest", 2, Pixels);
        Assert.Equal([2f, 3f], layer.Compute(new Point(1, 2, 3)));
    }

    [Fact]
    public void A_name_that_may_mean_two_things_is_refused()
    {
        var network = new OnnxFile()
            .Input("pixels", OnnxElementType.Float, "batch", 3)
            .Node("a", "Relu", ["pixels"], ["b"])
            .Node("b", "Neg", ["b"], ["c"])
            .Node("twin", "Abs", ["c"], ["d"])
            .Node("twin", "Exp", ["c"], ["e"])
            .Node("same", "Neg", ["c"], ["same"])
            .Output("d")
            .ToNetwork();
        Assert.Contains("\"b\" is a node, which gives \"c\", and a value, which comes from the node a", Refusal("b"), StringComparison.Ordinal);
        Assert.Contains("2 nodes have the name \"twin\". Name the value that you want: \"d\" or \"e\".", Refusal("twin"), StringComparison.Ordinal);
        using var layer = network.CutAt("same", 3, Pixels);
        Assert.Equal([1f, 2f, 3f], layer.Compute(new Point(1, 2, 3)));

        string Refusal(string name) => Assert.Throws<OnnxException>(() => network.CutAt(name, 3, Pixels)).Message;
    }

    [Fact]
    public void Another_width_is_refused_when_it_is_loaded()
    {
        var error = Assert.Throws<OnnxException>(() => SmallNetwork.Network.CutAt("relu_1", 32, Pixels));
        Assert.Equal(
            "test.onnx: the value \"hidden\" has 2 numbers for each row (shape [1, 2] for 1 row(s)), but the width 32 is declared. Declare the width 2, or cut elsewhere.",
            error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallNetwork.Network.CutAt("relu_1", 0, Pixels));
    }

    [Fact]
    public void Dimensions_behind_the_batch_are_laid_out_one_after_the_other()
    {
        // Each number beside its double: [batch, 3, 2].
        var network = new OnnxFile()
            .Input("pixels", OnnxElementType.Float, "batch", 3)
            .Weight("last", [1], 2L)
            .Weight("factors", [2], 1f, 2)
            .Node("columns", "Unsqueeze", ["pixels", "last"], ["columns"])
            .Node("pairs", "Mul", ["columns", "factors"], ["pairs"])
            .Output("pairs")
            .ToNetwork();
        using var layer = network.CutAt("pairs", 6, Pixels);
        Assert.Equal([1f, 2, 2, 4, 3, 6], layer.Compute(new Point(1, 2, 3)));
    }

    [Fact]
    public void Values_that_are_no_column_are_refused()
    {
        var network = new OnnxFile()
            .Input("pixels", OnnxElementType.Float, "batch", 3)
            .Weight("one", [1], 1f)
            .Node("place", "ArgMax", ["pixels"], ["place"], OnnxFile.Attribute("axis", 1))
            .Node("turned", "Transpose", ["pixels"], ["turned"])
            .Node("total", "ReduceSum", ["pixels"], ["total"], OnnxFile.Attribute("keepdims", 0))
            .Node("most", "ReduceMax", ["pixels"], ["most"], OnnxFile.Attribute("keepdims", 1))
            .Node("constant", "Neg", ["one"], ["constant"])
            .Node("sequence", "SequenceConstruct", ["pixels"], ["sequence"])
            .Output("place", OnnxElementType.Int64)
            .ToNetwork();
        Assert.Contains("is of the type Int64", Refusal("place", 1), StringComparison.Ordinal);
        Assert.Contains("is no tensor", Refusal("sequence", 3), StringComparison.Ordinal);
        Assert.Contains("its first dimension is not the batch", Refusal("turned", 3), StringComparison.Ordinal);
        Assert.Contains("its first dimension is not the batch", Refusal("total", 1), StringComparison.Ordinal);
        Assert.Contains("the same shape [1, 1] for one row and for 2", Refusal("most", 1), StringComparison.Ordinal);
        Assert.Contains("depends on no input", Refusal("constant", 1), StringComparison.Ordinal);

        string Refusal(string name, int width) => Assert.Throws<OnnxException>(() => network.CutAt(name, width, Pixels)).Message;
    }

    [Fact]
    public void What_a_condition_reads_from_around_it_is_kept()
    {
        // The branches name values of the graph around them, which are no inputs of the node.
        var network = new OnnxFile()
            .Input("pixels", OnnxElementType.Float, "batch", 3)
            .Weight("yes", [1], 1L)
            .Weight("three", [1], 3f)
            .Node("double", "Add", ["pixels", "pixels"], ["doubled"])
            .Node("switch", "Cast", ["yes"], ["on"], OnnxFile.Attribute("to", 9))
            .Node("choose", "If", ["on"], ["chosen"],
                OnnxFile.Attribute("then_branch", OnnxFile.InnerGraph(["inner"], OnnxFile.NodeOf("times", "Mul", ["doubled", "three"], ["inner"]))),
                OnnxFile.Attribute("else_branch", OnnxFile.InnerGraph(["other"], OnnxFile.NodeOf("same", "Identity", ["pixels"], ["other"]))))
            .Node("end", "Neg", ["chosen"], ["end"])
            .Output("end")
            .ToNetwork();
        using var layer = network.CutAt("choose", 3, Pixels);
        Assert.Equal([6f, 12, 18], layer.Compute(new Point(1, 2, 3)));
    }

    [Fact]
    public void Files_that_list_their_weights_among_the_inputs_are_understood()
    {
        var network = SmallNetwork.File().Input("w1", OnnxElementType.Float, 3, 2).ValueInfo("sum", OnnxElementType.Float, "batch", 2).ToNetwork();
        Assert.Equal(["pixels"], network.Inputs.Select(input => input.Name));
        using var layer = network.CutAt("relu_1", 2, Pixels);
        Assert.Equal([5.5f, 7f], layer.Compute(new Point(1, 2, 3)));
    }

    [Fact]
    public void Double_values_become_float()
    {
        var network = SmallNetwork.File().Node("wide", "Cast", ["hidden"], ["wide"], OnnxFile.Attribute("to", 11)).ToNetwork();
        using var layer = network.CutAt("wide", 2, Pixels);
        Assert.Equal([5.5f, 7f], layer.Compute(new Point(1, 2, 3)));
    }
}
