namespace Lamina;

/// <summary>
/// Someone else's trained network, read from an ONNX file. <see cref="CutAt"/> makes one of its inner values a column.
/// It holds the file's bytes and nothing native; immutable and thread-safe.
/// </summary>
public sealed class OnnxNetwork
{
    private const int NamesInMessages = 20;

    private readonly ModelIndex index;

    private OnnxNetwork(ModelIndex index, string path)
    {
        this.index = index;
        Path = path;
        Nodes = index.Nodes.ConvertAll(entry => entry.Node);

        // Older files list their weights among the inputs, too.
        var weights = index.Weights.Select(weight => weight.Name).ToHashSet(StringComparer.Ordinal);
        Inputs = [.. index.Inputs.Select(entry => entry.Input).Where(input => !weights.Contains(input.Name))];
    }

    /// <summary>The file that it was read from.</summary>
    public string Path { get; }

    /// <summary>What it is fed with.</summary>
    public IReadOnlyList<OnnxInput> Inputs { get; }

    /// <summary>Its operations, in the file's order. Those inside of a condition or a loop belong to that node and are not listed.</summary>
    public IReadOnlyList<OnnxNode> Nodes { get; }

    /// <summary>Reads an ONNX file of up to 2 GiB.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="OnnxException">It is no ONNX file, it is damaged, or it keeps weights in other files.</exception>
    public static OnnxNetwork Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new FileInfo(path);
        if (file.Exists && file.Length > Array.MaxLength)
            throw new OnnxException($"{path} holds {file.Length} bytes. One ONNX file can hold 2 GiB at most.");
        return Read(File.ReadAllBytes(path), path);
    }

    /// <summary>
    /// Cuts the network at one of its values: what leads to it is kept, everything else is left out. The cut network is loaded, and its
    /// shape is checked, before this returns.
    /// </summary>
    /// <typeparam name="TRow">What its inputs are read from.</typeparam>
    /// <param name="name">The name of a value, or of a node that gives one value.</param>
    /// <param name="width">How many numbers the value has for each row. Dimensions behind the batch are laid out one after the other.</param>
    /// <param name="map">Says where each input comes from: <c>inputs => inputs.Map("pixels", photo => photo.Pixels)</c>.</param>
    /// <param name="threads">How many threads compute one batch; 0 for one for each core.</param>
    /// <exception cref="OnnxException">
    /// There is no such value; an input is not mapped, mapped twice or to a shape that it cannot have; the value has another width; ONNX Runtime
    /// does not take the network.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive, or the number of threads is negative.</exception>
    public OnnxLayer<TRow> CutAt<TRow>(string name, int width, Action<OnnxMapping<TRow>> map, int threads = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);

        var value = FindValue(name);
        var mapping = new OnnxMapping<TRow>(this);
        map(mapping);
        var cut = GraphCut.At(index, value);
        var inputs = mapping.For(cut.Inputs, value);
        return new OnnxLayer<TRow>(new CutSession(cut.Model, value, Path, threads), inputs, width);
    }

    /// <summary>The network of bytes that nobody changes any more.</summary>
    internal static OnnxNetwork Read(byte[] bytes, string path)
    {
        if (bytes.Length == 0)
            throw new OnnxException($"{path} is empty.");
        if (bytes.AsSpan().StartsWith("version https://git-lfs"u8))
            throw new OnnxException($"{path} is no network, only Git LFS's note of where it is. Run git lfs pull.");
        if (bytes.Length >= 8 && bytes.AsSpan(4, 4).SequenceEqual("ORTM"u8))
            throw new OnnxException($"{path} is in ONNX Runtime's own format, which cannot be cut. Use the ONNX file that it was made from.");
        try
        {
            return new OnnxNetwork(ModelReader.Read(bytes), path);
        }
        catch (InvalidDataException error)
        {
            throw new OnnxException($"{path} cannot be used as an ONNX network: {error.Message}.", error);
        }
    }

    private string FindValue(string name)
    {
        var named = index.Nodes.FindAll(entry => entry.Node.Name == name);
        var isValue = index.Producers.TryGetValue(name, out var producer);
        switch (named)
        {
            case [] when isValue:
                return name;
            case []:
                throw Unknown(name);
            case [var one] when isValue && index.Nodes[producer] != one:
                throw new OnnxException(
                    $"{Path}: \"{name}\" is a node, which gives {List(one.Node.Outputs)}, and a value, which comes from the node {index.Nodes[producer].Node}. "
                    + "Name the value of the one, or the node of the other.");
            case [{ Node.Outputs: [var output] }]:
                return output;
            case [_] when isValue:
                return name;
            case [{ Node.Outputs: [] }]:
                throw new OnnxException($"{Path}: the node \"{name}\" gives no value.");
            case [var several]:
                throw new OnnxException($"{Path}: the node \"{name}\" gives several values. Name one of them: {List(several.Node.Outputs)}.");
            default:
                throw new OnnxException(
                    $"{Path}: {named.Count} nodes have the name \"{name}\". Name the value that you want: {List(named.SelectMany(entry => entry.Node.Outputs))}.");
        }
    }

    private OnnxException Unknown(string name)
    {
        if (index.Inputs.Exists(entry => entry.Input.Name == name) || index.Weights.Exists(weight => weight.Name == name))
            return new OnnxException($"{Path}: \"{name}\" is an input or a weight of the network, no value that a node gives.");
        var nearest = NearestNames.Of(Nodes.Select(node => node.Name).Concat(Nodes.SelectMany(node => node.Outputs)), name);
        return new OnnxException(
            $"{Path}: the network has no node and no value \"{name}\". "
            + (nearest.Count == 0 ? "" : $"Did you mean {List(nearest)}? ")
            + $"OnnxNetwork.Nodes lists all {Nodes.Count} nodes.");
    }

    private static string List(IEnumerable<string> names)
    {
        var quoted = names.Take(NamesInMessages).Select(name => $"\"{name}\"").ToList();
        return quoted.Count < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted.Take(quoted.Count - 1))} or {quoted[^1]}";
    }
}
