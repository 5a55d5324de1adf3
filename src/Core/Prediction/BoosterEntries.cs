using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Lamina;

/// <summary>
/// The entries of a saved pipeline that hold the booster: <c>booster/booster.json</c>, readable by people, and
/// <c>booster/trees.bin</c>, the arrays of the trees one after the other, little-endian: roots, score of each tree, nodes
/// (feature, threshold, detail, left, right), leaves, sets.
/// </summary>
internal static class BoosterEntries
{
    private const int FormatVersion = 1;
    private const string ManifestName = "booster/booster.json";
    private const string TreesName = "booster/trees.bin";
    private const long LongestManifest = 16L << 20;
    private const long LongestTrees = 1L << 30;
    private const int NodeBytes = 5 * sizeof(int);

    public static void Write<TValue, TMetrics>(ArtifactFile artifact, Booster<TValue, TMetrics> booster)
    {
        using (var stream = artifact.Create(ManifestName))
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            WriteManifest(json, booster);
        using (var stream = artifact.Create(TreesName))
            WriteTrees(stream, booster.Trees);
    }

    public static Booster<TValue, TMetrics> Read<TValue, TMetrics>(
        ArtifactFile artifact, FittedSchema fitted, Outcome<TValue, TMetrics> outcome)
    {
        if (!artifact.Has(ManifestName))
            throw new ArtifactException("The file holds networks without a booster. Save a pipeline with enricher.With(model).Save(path).");
        try
        {
            using var manifest = JsonDocument.Parse(artifact.Read(ManifestName, LongestManifest));
            var root = manifest.RootElement;
            RequireFit(root, fitted);
            var layout = ReadLayout(root, fitted);
            var slope = root.GetProperty("slope").GetDouble();
            if (!double.IsFinite(slope))
                throw Damaged("the slope is not finite");
            return new Booster<TValue, TMetrics>(layout, ReadTrees(root, layout, artifact.Read(TreesName, LongestTrees)), slope, outcome);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ArtifactException($"The entry \"{ManifestName}\" is damaged: {error.Message} Save the pipeline again.", error);
        }
    }

    private static void WriteManifest<TValue, TMetrics>(Utf8JsonWriter json, Booster<TValue, TMetrics> booster)
    {
        var layout = booster.Layout;
        json.WriteStartObject();
        json.WriteNumber("format", FormatVersion);
        json.WriteString("fit", booster.Fitted.FitId);
        json.WriteString("task", booster.Outcome.Task.ToString());
        json.WriteNumber("slope", booster.Slope);
        json.WriteBoolean("activations", layout.HasActivations);
        json.WriteStartArray("fills");   // null: the trees know missing values of this number
        foreach (var fill in layout.Fills)
        {
            if (float.IsNaN(fill))
                json.WriteNullValue();
            else
                json.WriteNumberValue(fill);
        }

        json.WriteEndArray();
        json.WriteStartArray("categories");
        foreach (var width in layout.Widths)
            json.WriteNumberValue(width);
        json.WriteEndArray();
        json.WriteNumber("trees", booster.Trees.TreeCount);
        json.WriteNumber("nodes", booster.Trees.Nodes.Length);
        json.WriteNumber("leaves", booster.Trees.Leaves.Length);
        json.WriteNumber("sets", booster.Trees.Sets.Length);
        json.WriteEndObject();
    }

    private static void RequireFit(JsonElement root, FittedSchema fitted)
    {
        var version = root.GetProperty("format").GetInt32();
        if (version is < 1 or > FormatVersion)
        {
            throw new ArtifactException(
                $"The booster has format version {version}; this version of Lamina reads up to {FormatVersion}. Update the package Lamina.Core.");
        }

        var task = root.GetProperty("task").GetString();
        if (root.GetProperty("fit").GetString() != fitted.FitId || task != fitted.Schema.Label.Task.ToString())
        {
            throw new FitMismatchException(
                $"The booster in the file is of fit {root.GetProperty("fit").GetString()} for {task}, the networks are of fit {fitted.FitId} for {fitted.Schema.Label.Task}. Load both from one file.");
        }
    }

    private static BoosterLayout ReadLayout(JsonElement root, FittedSchema fitted)
    {
        var fills = new float[fitted.Schema.NumberCount];
        var savedFills = root.GetProperty("fills");
        var widths = new int[fitted.Schema.CategoryCount];
        var savedWidths = root.GetProperty("categories");
        if (savedFills.GetArrayLength() != fills.Length || savedWidths.GetArrayLength() != widths.Length)
            throw Damaged("its columns are not those of the networks");
        for (var i = 0; i < fills.Length; i++)
        {
            fills[i] = savedFills[i].ValueKind == JsonValueKind.Null ? float.NaN : savedFills[i].GetSingle();
            if (float.IsInfinity(fills[i]))
                throw Damaged("a fill value is infinite");
        }

        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = savedWidths[i].GetInt32();
            if (widths[i] < Vocabulary.FirstValue || widths[i] > fitted.Vocabularies[i].Size)
                throw Damaged($"the category {fitted.Vocabularies[i].Column} cannot have {widths[i]} slots");
        }

        return new BoosterLayout(fitted, root.GetProperty("activations").GetBoolean(), fills, widths);
    }

    private static void WriteTrees(Stream stream, TreeEnsemble trees)
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
        stream.Write(bytes);
    }

    private static TreeEnsemble ReadTrees(JsonElement root, BoosterLayout layout, ReadOnlySpan<byte> bytes)
    {
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
        return new TreeEnsemble(layout, layout.Fitted.OutputCount, roots, scoreOf, tree, values, words);
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

    private static ArtifactException Damaged(string why) => new($"The booster is damaged: {why}. Save the pipeline again.");
}
