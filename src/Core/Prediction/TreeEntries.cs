using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Lamina;

/// <summary>
/// Trees in a saved pipeline: their counts in the description, and <c>model/trees.bin</c>, the arrays one after the
/// other, little-endian: roots, score of each tree, nodes (feature, threshold, detail, left, right), leaves, sets.
/// </summary>
internal static class TreeEntries
{
    private const string TreesName = "model/trees.bin";
    private const long LongestTrees = 1L << 30;
    private const int NodeBytes = 5 * sizeof(int);

    public static void WriteCounts(Utf8JsonWriter json, TreeEnsemble trees)
    {
        json.WriteNumber("trees", trees.TreeCount);
        json.WriteNumber("nodes", trees.Nodes.Length);
        json.WriteNumber("leaves", trees.Leaves.Length);
        json.WriteNumber("sets", trees.Sets.Length);
    }

    public static void Write(ArtifactWriter artifact, TreeEnsemble trees)
    {
        var bytes = new byte[BytesOf(trees.TreeCount, trees.Nodes.Length, trees.Leaves.Length, trees.Sets.Length)];
        var rest = bytes.AsSpan();
        foreach (var root in trees.Roots)
            Put(ref rest, root);
        foreach (var score in trees.ScoreOf)
            Put(ref rest, score);
        foreach (var node in trees.Nodes)
        {
            Put(ref rest, node.Feature);
            Put(ref rest, BitConverter.SingleToInt32Bits(node.Threshold));
            Put(ref rest, node.Detail);
            Put(ref rest, node.Left);
            Put(ref rest, node.Right);
        }

        foreach (var leaf in trees.Leaves)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(rest, leaf);
            rest = rest[sizeof(double)..];
        }

        foreach (var word in trees.Sets)
            Put(ref rest, (int)word);
        artifact.Add(TreesName, stream => stream.Write(bytes));
    }

    /// <summary>Reads trees.</summary>
    /// <param name="root">The description.</param>
    /// <param name="artifact">The file.</param>
    /// <param name="valueCount">How many numbers the rows have that the trees are for.</param>
    /// <param name="widths">How many codes each category of the rows has.</param>
    /// <param name="scoreCount">How many scores there must be.</param>
    /// <param name="leafWidth">How many values a leaf has.</param>
    public static TreeEnsemble Read(JsonElement root, ArtifactFile artifact, int valueCount, IReadOnlyList<int> widths, int scoreCount, int leafWidth)
    {
        ReadOnlySpan<byte> bytes = artifact.Read(TreesName, LongestTrees);
        var (trees, nodes) = (Count(root, "trees"), Count(root, "nodes"));
        var (leaves, sets) = (Count(root, "leaves"), Count(root, "sets"));
        if (BytesOf(trees, nodes, leaves, sets) != bytes.Length)
            throw Damaged($"\"{TreesName}\" has {bytes.Length} bytes, which do not hold {trees} trees of {nodes} nodes");

        // The length is right, so every count below is covered by bytes that are there.
        var roots = TakeIntegers(ref bytes, trees);
        var scoreOf = TakeIntegers(ref bytes, trees);
        var flat = TakeIntegers(ref bytes, nodes * (NodeBytes / sizeof(int)));
        var tree = new TreeNode[nodes];
        for (var i = 0; i < tree.Length; i++)
        {
            var at = i * (NodeBytes / sizeof(int));
            tree[i] = new TreeNode(flat[at], BitConverter.Int32BitsToSingle(flat[at + 1]), flat[at + 2], flat[at + 3], flat[at + 4]);
        }

        var values = new double[leaves];
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        bytes = bytes[(leaves * sizeof(double))..];
        var words = MemoryMarshal.Cast<int, uint>(TakeIntegers(ref bytes, sets)).ToArray();
        return new TreeEnsemble(valueCount, widths, scoreCount, roots, scoreOf, tree, values, words, leafWidth);
    }

    private static int Count(JsonElement root, string name)
    {
        var count = root.GetProperty(name).GetInt32();
        return count >= 0 ? count : throw Damaged($"it claims {count} {name}");
    }

    private static long BytesOf(int trees, int nodes, int leaves, int sets) =>
        (2L * sizeof(int) * trees) + ((long)NodeBytes * nodes) + ((long)sizeof(double) * leaves) + ((long)sizeof(int) * sets);

    private static void Put(ref Span<byte> rest, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, value);
        rest = rest[sizeof(int)..];
    }

    private static int[] TakeIntegers(ref ReadOnlySpan<byte> bytes, int count)
    {
        var values = new int[count];
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * sizeof(int))..]);
        bytes = bytes[(count * sizeof(int))..];
        return values;
    }

    private static ArtifactException Damaged(string why) => new($"The model is damaged: {why}. Save the pipeline again.");
}
