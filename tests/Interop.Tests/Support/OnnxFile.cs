using System.Runtime.InteropServices;
using Lamina;

namespace Interop.Tests.Support;

/// <summary>Builds small ONNX files for tests, field by field (onnx.proto).</summary>
internal sealed class OnnxFile
{
    private const long AttributeNumber = 2;
    private const long AttributeGraph = 5;

    private readonly ProtoMessage model = new ProtoMessage().Number(1, 8);    // ir_version
    private readonly ProtoMessage graph = new();

    public OnnxFile()
    {
        model.Message(8, new ProtoMessage().Text(1, "").Number(2, 17));        // opset_import
        model.Message(8, new ProtoMessage().Text(1, "no.such.domain").Number(2, 1));
        graph.Text(2, "test");
    }

    /// <summary>Declares an input; a dimension is a size or a name. Without dimensions its shape stays unknown; an empty array is a scalar.</summary>
    public OnnxFile Input(string name, OnnxElementType type, params object[]? shape)
    {
        graph.Message(11, Value(name, type, shape));
        return this;
    }

    public OnnxFile Output(string name, OnnxElementType type = OnnxElementType.Float)
    {
        graph.Message(12, Value(name, type, null));
        return this;
    }

    public OnnxFile ValueInfo(string name, OnnxElementType type, params object[] shape)
    {
        graph.Message(13, Value(name, type, shape));
        return this;
    }

    public OnnxFile Weight(string name, int[] shape, params float[] values)
    {
        graph.Message(5, Tensor(name, OnnxElementType.Float, shape, MemoryMarshal.AsBytes<float>(values)));
        return this;
    }

    public OnnxFile Weight(string name, int[] shape, params long[] values)
    {
        graph.Message(5, Tensor(name, OnnxElementType.Int64, shape, MemoryMarshal.AsBytes<long>(values)));
        return this;
    }

    /// <summary>A weight whose numbers are in another file.</summary>
    public OnnxFile ExternalWeight(string name, string location)
    {
        graph.Message(5, External(name, location));
        return this;
    }

    public OnnxFile Node(string name, string @operator, string[] inputs, string[] outputs, params ProtoMessage[] attributes)
    {
        graph.Message(1, NodeOf(name, @operator, inputs, outputs, attributes));
        return this;
    }

    public OnnxFile ForeignNode(string name, string input, string output)
    {
        graph.Message(1, NodeOf(name, "Explode", [input], [output]).Text(7, "no.such.domain"));
        return this;
    }

    public byte[] ToArray() => [.. model.ToArray(), .. new ProtoMessage().Message(7, graph).ToArray()];

    public OnnxNetwork ToNetwork() => OnnxNetwork.Read(ToArray(), "test.onnx");

    /// <summary>The body of a condition: nodes and the names of its outputs. It may read values around it.</summary>
    public static ProtoMessage InnerGraph(string[] outputs, params ProtoMessage[] nodes)
    {
        var inner = new ProtoMessage().Text(2, "inner");
        foreach (var node in nodes)
            inner.Message(1, node);
        foreach (var output in outputs)
            inner.Message(12, new ProtoMessage().Text(1, output));
        return inner;
    }

    public static ProtoMessage NodeOf(string name, string @operator, string[] inputs, string[] outputs, params ProtoMessage[] attributes)
    {
        var node = new ProtoMessage();
        foreach (var input in inputs)
            node.Text(1, input);
        foreach (var output in outputs)
            node.Text(2, output);
        node.Text(3, name).Text(4, @operator);
        foreach (var attribute in attributes)
            node.Message(5, attribute);
        return node;
    }

    public static ProtoMessage Attribute(string name, long value) => new ProtoMessage().Text(1, name).Number(3, value).Number(20, AttributeNumber);

    public static ProtoMessage Attribute(string name, ProtoMessage inner) => new ProtoMessage().Text(1, name).Message(6, inner).Number(20, AttributeGraph);

    /// <summary>A tensor whose numbers are in another file.</summary>
    public static ProtoMessage External(string name, string location) => new ProtoMessage()
        .Number(1, 3).Number(1, 2).Number(2, 1).Text(8, name)
        .Message(13, new ProtoMessage().Text(1, "location").Text(2, location))
        .Number(14, 1);

    public static ProtoMessage Tensor(string name, OnnxElementType type, int[] shape, ReadOnlySpan<byte> numbers)
    {
        var tensor = new ProtoMessage();
        foreach (var size in shape)
            tensor.Number(1, size);
        return tensor.Number(2, (long)type).Text(8, name).Bytes(9, numbers);
    }

    public static ProtoMessage Value(string name, OnnxElementType type, object[]? shape)
    {
        var tensor = new ProtoMessage().Number(1, (long)type);
        if (shape is not null)
        {
            var dimensions = new ProtoMessage();
            foreach (var dimension in shape)
                dimensions.Message(1, dimension is int size ? new ProtoMessage().Number(1, size) : new ProtoMessage().Text(2, (string)dimension));
            tensor.Message(2, dimensions);
        }

        return new ProtoMessage().Text(1, name).Message(2, new ProtoMessage().Message(1, tensor));
    }
}
