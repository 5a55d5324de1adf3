using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lamina;

/// <summary>
/// Trees of at most 64 leaves as bit masks: no tree is walked. A tree's leaves are numbered from left to right; a node that sends a
/// row right rules out the leaves on its left, and the first leaf that no node rules out is where the row ends (QuickScorer,
/// Lucchese et al. 2015). QuickScorer joins the masks of such nodes row by row; here they are joined beforehand, for all nodes
/// that ask for a column at once: between two neighbouring thresholds, for a missing number and for each code of a category
/// there is one line with a mask for each tree. A row takes a line of each column and joins those.
/// </summary>
/// <remarks>
/// Lines are cut into strips of a few trees. Most thresholds are of no tree of a strip, so that neighbouring lines share their words there:
/// memory grows with the trees, not with their square.
/// </remarks>
internal sealed class LeafMasks : TreeTraversal
{
    public const int MaximumLeaves = 64;

    /// <summary>How many thresholds are compared at once.</summary>
    public const int BlockSize = 16;

    // The vectors of a strip stay in registers over all columns.
    private const int StripVectors = 2;

    /// <summary>How many words a strip has.</summary>
    public const int StripWords = StripVectors * 512 / 64;

    private readonly LeafMaskColumn[] columns;
    private readonly float[] thresholds;
    private readonly int[] starts;
    private readonly int lineCount;
    private readonly ulong[] words;
    private readonly int maskBits;
    private readonly int[] scoreOf;
    private readonly double[] leaves;
    private readonly int leafWidth;

    /// <summary>Takes over what <see cref="LeafMaskBuilder"/> has built.</summary>
    /// <param name="columns">The columns that trees split on.</param>
    /// <param name="thresholds">The thresholds of all columns, each as its <see cref="LeafMaskColumn"/> says.</param>
    /// <param name="starts">Where the words of each strip of each line begin, <c>[strips, lines]</c>: all <see cref="StripWords"/> are there.</param>
    /// <param name="words">The words.</param>
    /// <param name="maskBits">How many bits a tree has: 32 or 64.</param>
    /// <param name="scoreOf">For each tree the score it adds to.</param>
    /// <param name="leaves">What each leaf adds, <c>[trees, maskBits, leafWidth]</c>.</param>
    /// <param name="leafWidth">How many values a leaf has.</param>
    public LeafMasks(LeafMaskColumn[] columns, float[] thresholds, int[] starts, ulong[] words, int maskBits, int[] scoreOf, double[] leaves, int leafWidth)
    {
        this.columns = columns;
        this.thresholds = thresholds;
        this.starts = starts;
        this.words = words;
        this.maskBits = maskBits;
        this.scoreOf = scoreOf;
        this.leaves = leaves;
        this.leafWidth = leafWidth;
        lineCount = starts.Length / Math.Max(1, StripsFor(scoreOf.Length, maskBits));
    }

    public override int RoomNeeded => columns.Length;

    /// <summary>How many strips so many trees take.</summary>
    public static int StripsFor(int trees, int maskBits) => (trees + TreesOfStrip(maskBits) - 1) / TreesOfStrip(maskBits);

    /// <summary>How many trees a strip holds.</summary>
    public static int TreesOfStrip(int maskBits) => StripWords * 64 / maskBits;

    public override void Score(ReadOnlySpan<float> values, ReadOnlySpan<int> codes, Span<int> room, Span<double> scores)
    {
        var lines = room[..columns.Length];
        for (var i = 0; i < columns.Length; i++)
            lines[i] = LineOf(columns[i], values, codes);

        Span<ulong> left = stackalloc ulong[StripWords];
        var step = TreesOfStrip(maskBits);
        for (var (tree, first) = (0, 0); tree < scoreOf.Length; tree += step, first += lineCount)
        {
            Join(lines, starts.AsSpan(first, lineCount), left);
            Add(left, tree, Math.Min(step, scoreOf.Length - tree), scores);
        }
    }

    private int LineOf(LeafMaskColumn column, ReadOnlySpan<float> values, ReadOnlySpan<int> codes)
    {
        if (column.Position < 0)
        {
            var code = codes[~column.Position];
            return (uint)code < (uint)column.Count ? column.FirstLine + code : throw new ArgumentOutOfRangeException(nameof(codes), code, "There is no such code.");
        }

        // How many thresholds the value is not up to: first the block, then within it. The last threshold is infinity, which a missing
        // value alone is not up to; it is not up to the infinities behind it either, hence the minimum.
        var value = values[column.Position];
        ref var first = ref MemoryMarshal.GetReference(thresholds.AsSpan(column.FirstThreshold, column.Room));
        var (low, count) = (0, column.Blocks);
        while (count > BlockSize)
        {
            var half = count >> 1;
            low += half & -Exceeds(value, Unsafe.Add(ref first, low + half - 1));
            count -= half;
        }

        var block = Math.Min(low + CountExceeded(value, ref Unsafe.Add(ref first, low)), column.Blocks - 1);
        var within = CountExceeded(value, ref Unsafe.Add(ref first, column.Blocks + BlockSize + (block * BlockSize)));
        return column.FirstLine + Math.Min((block * BlockSize) + within, column.Count);
    }

    // Without a branch, which would be mispredicted every other time.
    private static int Exceeds(float value, float threshold) => Unsafe.BitCast<bool, byte>(!(value <= threshold));

    private static int CountExceeded(float value, ref float block) =>
        BlockSize - BitOperations.PopCount(Vector512.LessThanOrEqual(Vector512.Create(value), Vector512.LoadUnsafe(ref block)).ExtractMostSignificantBits());

    // The builder made the starts: the words of a whole strip follow each, which makes the reads safe.
    private void Join(ReadOnlySpan<int> lines, ReadOnlySpan<int> startOf, Span<ulong> left)
    {
        var (a, b) = (Vector512<ulong>.AllBitsSet, Vector512<ulong>.AllBitsSet);
        ref var all = ref MemoryMarshal.GetArrayDataReference(words);
        foreach (var line in lines)
        {
            ref var first = ref Unsafe.Add(ref all, startOf[line]);
            a &= Vector512.LoadUnsafe(ref first);
            b &= Vector512.LoadUnsafe(ref first, 8);
        }

        a.CopyTo(left);
        b.CopyTo(left[8..]);
    }

    private void Add(ReadOnlySpan<ulong> left, int tree, int count, Span<double> scores)
    {
        if (leafWidth == 1 && scores.Length == 1)
        {
            if (maskBits == 32)
                scores[0] = Sum(MemoryMarshal.Cast<ulong, uint>(left)[..count], leaves.AsSpan(tree * 32, count * 32), scores[0]);
            else
                scores[0] = Sum(left[..count], leaves.AsSpan(tree * 64, count * 64), scores[0]);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            var leaf = BitOperations.TrailingZeroCount(maskBits == 32 ? MemoryMarshal.Cast<ulong, uint>(left)[i] : left[i]);
            var values = leaves.AsSpan((((tree + i) * maskBits) + leaf) * leafWidth, leafWidth);
            var sums = scores.Slice(scoreOf[tree + i], leafWidth);
            for (var value = 0; value < values.Length; value++)
                sums[value] += values[value];
        }
    }

    private static double Sum(ReadOnlySpan<uint> left, ReadOnlySpan<double> leaves, double sum)
    {
        for (var i = 0; i < left.Length; i++)
            sum += leaves[(i * 32) + BitOperations.TrailingZeroCount(left[i])];
        return sum;
    }

    private static double Sum(ReadOnlySpan<ulong> left, ReadOnlySpan<double> leaves, double sum)
    {
        for (var i = 0; i < left.Length; i++)
            sum += leaves[(i * 64) + BitOperations.TrailingZeroCount(left[i])];
        return sum;
    }
}

/// <summary>
/// A column that trees split on, and its lines. The thresholds of a number ascend, in blocks; before them stands the last one of each block,
/// and behind these as well as in the last block there is infinity.
/// </summary>
/// <param name="Position">The position of a number, or the complement of a category's.</param>
/// <param name="FirstLine">The line of the smallest numbers, or of code 0.</param>
/// <param name="Count">How many thresholds there are, infinity as the last; or how many codes.</param>
/// <param name="FirstThreshold">Where the last thresholds of a number's blocks begin.</param>
internal readonly record struct LeafMaskColumn(int Position, int FirstLine, int Count, int FirstThreshold)
{
    /// <summary>How many blocks there are.</summary>
    public int Blocks => (Count + LeafMasks.BlockSize - 1) / LeafMasks.BlockSize;

    /// <summary>How many thresholds stand in the array for this column, with all that is put in for a vector's sake.</summary>
    public int Room => Blocks + LeafMasks.BlockSize + (Blocks * LeafMasks.BlockSize);

    /// <summary>Where a threshold stands.</summary>
    public int PlaceOf(int threshold) => FirstThreshold + Blocks + LeafMasks.BlockSize + threshold;
}
