using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>A tree as ML.NET keeps it: arrays over its inner nodes; a negative child is the complement of a leaf.</summary>
/// <param name="LessOrEqual">The child for values up to the threshold, or for none of a category's slots.</param>
/// <param name="Greater">The child for values above the threshold, or for one of a category's slots.</param>
/// <param name="Slots">The slot each node asks for; -1 at a split by category.</param>
/// <param name="CategorySlots">For a split by category its slots, ascending; else null.</param>
/// <param name="Thresholds">The threshold of each node.</param>
/// <param name="MissingValues">For each node what takes a missing value's place; null where nothing does.</param>
/// <param name="Leaves">What each leaf adds.</param>
/// <param name="Gains">What each split gained.</param>
internal sealed record SavedTree(
    int[] LessOrEqual,
    int[] Greater,
    int[] Slots,
    int[]?[] CategorySlots,
    float[] Thresholds,
    float[]? MissingValues,
    double[] Leaves,
    double[] Gains);

/// <summary>
/// Reads LightGBM's trees from what ML.NET's <c>Model.Save</c> writes. ML.NET's public classes lack the direction of
/// missing values and the sub-models of several classes; the saved form has both.
/// </summary>
/// <remarks>
/// The form is that of ML.NET's own reader (dotnet/machinelearning: <c>ModelHeader</c>, <c>InternalTreeEnsemble</c>,
/// <c>InternalRegressionTree</c>): a zip of models, each behind a header of 256 bytes. Only the version it was written for
/// is read, and <see cref="RescoringCheck"/> compares what was read with ML.NET's own scores.
/// </remarks>
internal static class LightGbmModelReader
{
    private const ulong HeaderSignature = 0x4C45444F4D004C4D;   // "ML MODEL" with a zero for the space
    private const int HeaderBytes = 256;
    private const uint ModelVersion = 0x00010005;
    private const string ModelEntry = "Model.key";

    private static ReadOnlySpan<byte> BinaryKind => "LGBBINCL"u8;

    private static ReadOnlySpan<byte> RegressionKind => "LGBSIREG"u8;

    private static ReadOnlySpan<byte> RankingKind => "LGBMRANK"u8;

    /// <summary>Reads the trees of every score: one list for a single score, one for each class where there are several.</summary>
    /// <exception cref="LaminaException">The stream is not of the form that this version knows.</exception>
    public static List<SavedTree>[] Read(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        var models = new SortedDictionary<string, List<SavedTree>>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            // The sub-models of several classes lie in SubPredictor_000, SubPredictor_001, ...: the order of their names.
            if (entry.Name == ModelEntry && ReadEntry(entry) is { } trees)
                models.Add(entry.FullName.Replace('\\', '/'), trees);
        }

        if (models.Count == 0)
            throw Unknown("it holds no trees");
        return [.. models.Values];
    }

    private static List<SavedTree>? ReadEntry(ZipArchiveEntry entry)
    {
        var bytes = new byte[entry.Length];
        using (var stream = entry.Open())
            stream.ReadExactly(bytes);
        if (bytes.Length < HeaderBytes || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != HeaderSignature)
            return null;
        var kind = bytes.AsSpan(0x40, 8);
        if (!kind.SequenceEqual(BinaryKind) && !kind.SequenceEqual(RegressionKind) && !kind.SequenceEqual(RankingKind))
            return null;   // a calibrator, or what holds the others together

        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(0x48));
        if (version != ModelVersion)
            throw Unknown($"its trees have version {version:x8}, not {ModelVersion:x8}");
        var start = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(0x10));
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(0x18));
        if (start < HeaderBytes || length < 0 || start + length > bytes.Length)
            throw Unknown("its header points outside of it");
        return new ModelBlock(bytes.AsMemory((int)start, (int)length)).ReadTrees();
    }

    private static LaminaException Unknown(string why) => new(
        $"ML.NET saved a model in a form that this version of Lamina does not know: {why}. Use Microsoft.ML.LightGbm 5.0.1.");

    /// <summary>Reads numbers one after the other; every array says its length first.</summary>
    private sealed class ModelBlock(ReadOnlyMemory<byte> rest)
    {
        private ReadOnlyMemory<byte> rest = rest;

        public List<SavedTree> ReadTrees()
        {
            if (Integer() != sizeof(float))
                throw Unknown("its numbers are not float");
            var count = Integer();
            var trees = new List<SavedTree>();
            for (var i = 0; i < count; i++)
                trees.Add(Tree());
            if (Number() != 0)
                throw Unknown("it adds a bias");
            return trees;
        }

        private SavedTree Tree()
        {
            if (Take(1)[0] != 0)
                throw Unknown("a tree is not one of regression");
            var leafCount = Integer();
            Take(2 * sizeof(double));   // the highest output and a weight that scoring does not use
            var lessOrEqual = Array<int>();
            var greater = Array<int>();
            var slots = Array<int>();
            var categorySlots = new int[]?[slots.Length];
            foreach (var node in Array<int>())
            {
                if ((uint)node >= (uint)categorySlots.Length)
                    throw Unknown("a split by category belongs to no node");
                categorySlots[node] = Array<int>();
                Take(2 * sizeof(int));   // the range of the slots
            }

            Array<uint>();   // thresholds of binned values
            var thresholds = Array<float>();
            var missingValues = Array<float>();
            var leaves = Array<double>();
            var gains = Array<double>();
            Array<double>();   // p-values of the gains
            Array<double>();   // values of nodes before they were split
            var nodes = leafCount - 1;
            if (nodes < 1
                || lessOrEqual.Length != nodes
                || greater.Length != nodes
                || slots.Length != nodes
                || thresholds.Length != nodes
                || gains.Length != nodes
                || leaves.Length != leafCount
                || (missingValues.Length != 0 && missingValues.Length != nodes))
                throw Unknown("the arrays of a tree do not fit together");
            return new SavedTree(
                lessOrEqual, greater, slots, categorySlots, thresholds, missingValues.Length == 0 ? null : missingValues, leaves, gains);
        }

        private int Integer() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

        private double Number() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

        // ML.NET writes little-endian wherever it runs, and .NET runs on nothing else any more.
        private T[] Array<T>()
            where T : unmanaged =>
            MemoryMarshal.Cast<byte, T>(Take((long)Integer() * Marshal.SizeOf<T>())).ToArray();

        private ReadOnlySpan<byte> Take(long count)
        {
            if (count < 0 || count > rest.Length)
                throw Unknown("it ends too early");
            var taken = rest.Span[..(int)count];
            rest = rest[(int)count..];
            return taken;
        }
    }
}
