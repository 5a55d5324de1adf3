namespace Lamina;

/// <summary>A node and where it is.</summary>
/// <param name="Node">What users see of it.</param>
/// <param name="Reads">The values that it or a graph inside of it may read.</param>
/// <param name="Place">Its field in the graph.</param>
internal sealed record NodeEntry(OnnxNode Node, IReadOnlyCollection<string> Reads, ByteRange Place);

/// <summary>Something else of a graph that has a name, and where it is.</summary>
/// <param name="Name">The name of its value.</param>
/// <param name="Place">Its field in the graph.</param>
internal readonly record struct NamedEntry(string Name, ByteRange Place);

/// <summary>What is where in an ONNX file: enough to cut it, without its weights.</summary>
internal sealed class ModelIndex
{
    /// <summary>The file.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>The fields of the model that a cut one keeps: the format's version, the operators' versions, functions.</summary>
    public List<ByteRange> Header { get; } = [];

    /// <summary>The field with the graph's name, which ONNX asks for; null where it is missing.</summary>
    public ByteRange? GraphName { get; set; }

    /// <summary>The nodes of the graph, in the file's order.</summary>
    public List<NodeEntry> Nodes { get; } = [];

    /// <summary>The graph's weights.</summary>
    public List<NamedEntry> Weights { get; } = [];

    /// <summary>The declared inputs; weights may be among them.</summary>
    public List<(OnnxInput Input, ByteRange Place)> Inputs { get; } = [];

    /// <summary>The declared types of inner values.</summary>
    public List<NamedEntry> ValueTypes { get; } = [];

    /// <summary>For each value that a node gives, the node's position.</summary>
    public Dictionary<string, int> Producers { get; } = new(StringComparer.Ordinal);
}
