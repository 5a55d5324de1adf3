using System.Globalization;
using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>
/// Writes an ONNX graph node by node: each call adds an operator and gives the name of what it computes. Such names begin with a slash, so that
/// none can be that of a column.
/// </summary>
/// <param name="inputPrefix">What the names of inputs begin with.</param>
/// <param name="outputPrefix">What the names of outputs begin with.</param>
internal sealed class GraphWriter(string inputPrefix = "", string outputPrefix = "")
{
    private const string MachineLearning = "ai.onnx.ml";

    // Protobuf cannot hold more than 2 GB in one message.
    private const long LongestGraph = int.MaxValue - (1L << 20);

    private readonly ProtoWriter graph = new ProtoWriter().Text(OnnxFields.Graph.Name, "lamina");
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>What the names of the next values begin with, for those who look at the graph.</summary>
    public string Scope { get; set; } = "/";

    /// <summary>The graph's bytes.</summary>
    public ReadOnlySpan<byte> Written => graph.Written;

    /// <summary>Declares an input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">What its elements are.</param>
    /// <param name="shape">Its dimensions behind the batch.</param>
    /// <param name="description">What it is, for people.</param>
    /// <returns>Its name in the graph.</returns>
    public string Input(string name, OnnxElementType type, ReadOnlySpan<int> shape, string description)
    {
        var prefixed = inputPrefix + name;
        graph.Message(OnnxFields.Graph.Input, Value(prefixed, type, shape, description));
        return prefixed;
    }

    /// <summary>Makes a value an output, <c>[batch, width]</c>.</summary>
    public void Output(string value, string name, int width, string description)
    {
        var prefixed = outputPrefix + name;
        Write("Identity", "", [value], prefixed, []);
        graph.Message(OnnxFields.Graph.Output, Value(prefixed, OnnxElementType.Float, [width], description));
    }

    /// <summary>Adds an operator with one result.</summary>
    public string Apply(string @operator, ReadOnlySpan<string> inputs, params ReadOnlySpan<ProtoWriter> attributes)
    {
        var output = NameOf(@operator);
        Write(@operator, "", inputs, output, attributes);
        return output;
    }

    /// <summary>Adds a table from keys to whole numbers.</summary>
    /// <param name="input">The values to look up.</param>
    /// <param name="keys">The keys, as an attribute.</param>
    /// <param name="codes">Their numbers.</param>
    /// <param name="unknown">The number of all other values.</param>
    public string LookUp(string input, ProtoWriter keys, ReadOnlySpan<long> codes, long unknown)
    {
        var output = NameOf("LabelEncoder");
        Write("LabelEncoder", MachineLearning, [input], output, [keys, GraphAttribute.Of("values_int64s", codes), GraphAttribute.Of("default_int64", unknown)]);
        return output;
    }

    /// <summary>Converts elements.</summary>
    public string Cast(string input, OnnxElementType type) => Apply("Cast", [input], GraphAttribute.Of("to", (long)type));

    /// <summary>Puts values side by side along a dimension; a single one stays as it is.</summary>
    public string Concat(IReadOnlyList<string> inputs, int axis) =>
        inputs.Count == 1 ? inputs[0] : Apply("Concat", [.. inputs], GraphAttribute.Of("axis", axis));

    /// <summary>Takes a range of columns out of <c>[batch, columns]</c>.</summary>
    public string Columns(string input, int first, int count) =>
        Apply("Slice", [input, Numbers("first", first), Numbers("end", first + count), Numbers("axis", 1)]);

    /// <summary>Takes columns out of <c>[batch, columns]</c> in any order.</summary>
    public string Columns(string input, ReadOnlySpan<int> positions)
    {
        var indices = new long[positions.Length];
        for (var i = 0; i < indices.Length; i++)
            indices[i] = positions[i];
        return Apply("Gather", [input, Numbers("columns", indices)], GraphAttribute.Of("axis", 1));
    }

    /// <summary>Gives a value another shape; 0 keeps a dimension, -1 is what remains.</summary>
    public string Reshape(string input, params ReadOnlySpan<long> shape) => Apply("Reshape", [input, Numbers("shape", shape)]);

    /// <summary>Adds floats as a constant.</summary>
    public string Floats(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values) => Constant(name, OnnxElementType.Float, shape, MemoryMarshal.AsBytes(values));

    /// <summary>Adds a float as a constant.</summary>
    public string Float(string name, float value) => Floats(name, [], [value]);

    /// <summary>Adds doubles as a constant.</summary>
    public string Doubles(string name, ReadOnlySpan<int> shape, ReadOnlySpan<double> values) => Constant(name, OnnxElementType.Double, shape, MemoryMarshal.AsBytes(values));

    /// <summary>Adds whole numbers as a constant of one dimension.</summary>
    public string Numbers(string name, params ReadOnlySpan<long> values) => Numbers(name, [values.Length], values);

    /// <summary>Adds whole numbers as a constant.</summary>
    public string Numbers(string name, ReadOnlySpan<int> shape, ReadOnlySpan<long> values) => Constant(name, OnnxElementType.Int64, shape, MemoryMarshal.AsBytes(values));

    private string Constant(string name, OnnxElementType type, ReadOnlySpan<int> shape, ReadOnlySpan<byte> values)
    {
        if (graph.Length + (long)values.Length > LongestGraph)
            throw new OnnxException("The networks do not fit into one ONNX file, which holds 2 GB at most. Train with fewer folds, narrower layers or a higher EncoderOptions.MinimumCount.");
        var unique = NameOf(name);

        // The numbers are the last field, so that they are copied once.
        var head = GraphAttribute.TensorHead(unique, type, shape).Begin(OnnxFields.Tensor.RawData, values.Length);
        graph.Message(OnnxFields.Graph.Initializer, head.Written, values);
        return unique;
    }

    private void Write(string @operator, string domain, ReadOnlySpan<string> inputs, string output, ReadOnlySpan<ProtoWriter> attributes)
    {
        var node = new ProtoWriter();
        foreach (var input in inputs)
            node.Text(OnnxFields.Node.Input, input);
        node.Text(OnnxFields.Node.Output, output).Text(OnnxFields.Node.Name, output).Text(OnnxFields.Node.Operator, @operator);
        foreach (var attribute in attributes)
            node.Message(OnnxFields.Node.Attribute, attribute);
        if (domain.Length > 0)
            node.Text(OnnxFields.Node.Domain, domain);
        graph.Message(OnnxFields.Graph.Node, node);
    }

    private string NameOf(string name)
    {
        var unique = Scope + name;
        for (var i = 2; !names.Add(unique); i++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{Scope}{name}_{i}");
        return unique;
    }

    private static ProtoWriter Value(string name, OnnxElementType type, ReadOnlySpan<int> shape, string description)
    {
        var dimensions = new ProtoWriter().Message(OnnxFields.Shape.Dimension, new ProtoWriter().Text(OnnxFields.Dimension.Name, "batch"));
        foreach (var size in shape)
            dimensions.Message(OnnxFields.Shape.Dimension, new ProtoWriter().Number(OnnxFields.Dimension.Size, size));
        var tensor = new ProtoWriter().Number(OnnxFields.TensorType.ElementType, (long)type).Message(OnnxFields.TensorType.Shape, dimensions);
        return new ProtoWriter()
            .Text(OnnxFields.ValueInfo.Name, name)
            .Message(OnnxFields.ValueInfo.Type, new ProtoWriter().Message(OnnxFields.Type.Tensor, tensor))
            .Text(OnnxFields.ValueInfo.Description, description);
    }
}
