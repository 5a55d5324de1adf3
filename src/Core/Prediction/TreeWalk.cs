using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>
/// Trees of any size, walked eight at a time, so that the processor waits for the nodes of all eight at once, and without a branch
/// on a number, which would be mispredicted every other time. The two children of a node stand side by side, so that a step adds
/// 0 or 1; a leaf leads to itself, and a group of trees is through when a step moves none of them.
/// </summary>
internal sealed class TreeWalk : TreeTraversal
{
    private const int Lanes = 8;

    private readonly WalkColumn[] columns;
    private readonly WalkNode[] nodes;
    private readonly int[] leafOf;
    private readonly int[] roots;
    private readonly uint[] sets;
    private readonly int[] scoreOf;
    private readonly double[] leaves;
    private readonly int leafWidth;
    private readonly bool asksForCategories;

    /// <summary>Lays the trees out.</summary>
    public TreeWalk(TreeEnsemble trees)
    {
        (nodes, leafOf, roots, columns) = new TreeWalkBuilder(trees, Lanes).Build();
        sets = [.. trees.Sets];
        scoreOf = [.. trees.ScoreOf];
        leaves = [.. trees.Leaves];
        leafWidth = trees.LeafWidth;
        foreach (var node in nodes)
            asksForCategories |= node.Column < 0;
    }

    public override int RoomNeeded => columns.Length + 1;

    public override void Score(ReadOnlySpan<float> values, ReadOnlySpan<int> codes, Span<int> room, Span<double> scores)
    {
        var row = MemoryMarshal.Cast<int, float>(room[..RoomNeeded]);
        row[0] = 0;   // what leaves ask for
        for (var i = 0; i < columns.Length; i++)
        {
            var value = values[columns[i].Position];
            row[i + 1] = columns[i].MissingLeft && float.IsNaN(value) ? float.NegativeInfinity : value;
        }

        Span<int> ends = stackalloc int[Lanes];
        for (var tree = 0; tree < scoreOf.Length; tree += Lanes)
        {
            roots.AsSpan(tree, Lanes).CopyTo(ends);
            if (asksForCategories)
                WalkWithCategories(row, codes, ends);
            else
                Walk(ref MemoryMarshal.GetReference(row), ends);
            Add(ends, tree, scores);
        }
    }

    // The builder has made every index: a child lies among the nodes, a column in the row.
    private void Walk(ref float row, Span<int> ends)
    {
        ref var all = ref MemoryMarshal.GetArrayDataReference(nodes);
        var (a, b, c, d) = (ends[0], ends[1], ends[2], ends[3]);
        var (e, f, g, h) = (ends[4], ends[5], ends[6], ends[7]);
        long before;
        var after = -1L;
        do
        {
            before = after;
            a = Step(ref all, a, ref row);
            b = Step(ref all, b, ref row);
            c = Step(ref all, c, ref row);
            d = Step(ref all, d, ref row);
            e = Step(ref all, e, ref row);
            f = Step(ref all, f, ref row);
            g = Step(ref all, g, ref row);
            h = Step(ref all, h, ref row);
            after = (long)a + b + c + d + e + f + g + h;   // steps only go on, so the sum stands still when all do
        }
        while (after != before);

        (ends[0], ends[1], ends[2], ends[3]) = (a, b, c, d);
        (ends[4], ends[5], ends[6], ends[7]) = (e, f, g, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref WalkNode all, int at, ref float row)
    {
        ref var node = ref Unsafe.Add(ref all, at);
        return node.Next + Unsafe.BitCast<bool, byte>(!(Unsafe.Add(ref row, node.Column) <= node.Threshold));
    }

    private void WalkWithCategories(ReadOnlySpan<float> row, ReadOnlySpan<int> codes, Span<int> ends)
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        ref var all = ref MemoryMarshal.GetArrayDataReference(nodes);
        bool moved;
        do
        {
            moved = false;
            foreach (ref var at in ends)
            {
                ref var node = ref Unsafe.Add(ref all, at);
                var next = node.Column >= 0 ? Step(ref all, at, ref first) : node.Next + RightOf(node, codes);
                moved |= next != at;
                at = next;
            }
        }
        while (moved);
    }

    private int RightOf(WalkNode node, ReadOnlySpan<int> codes)
    {
        var code = codes[~node.Column];
        return (int)((sets[node.Set + (code / TreeEnsemble.SetWordBits)] >> (code % TreeEnsemble.SetWordBits)) & 1);
    }

    private void Add(ReadOnlySpan<int> ends, int tree, Span<double> scores)
    {
        var count = Math.Min(Lanes, scoreOf.Length - tree);
        if (leafWidth == 1)
        {
            for (var lane = 0; lane < count; lane++)
                scores[scoreOf[tree + lane]] += leaves[leafOf[ends[lane]]];
            return;
        }

        for (var lane = 0; lane < count; lane++)
        {
            var values = leaves.AsSpan(leafOf[ends[lane]] * leafWidth, leafWidth);
            var sums = scores.Slice(scoreOf[tree + lane], leafWidth);
            for (var i = 0; i < values.Length; i++)
                sums[i] += values[i];
        }
    }
}

/// <summary>A node to walk over.</summary>
/// <param name="Threshold">A number: it goes left up to this. A category: see <see cref="Set"/>.</param>
/// <param name="Column">The number's place in the row; or the complement of a category.</param>
/// <param name="Next">The left child; the right one stands behind it.</param>
internal readonly record struct WalkNode(float Threshold, int Column, int Next)
{
    /// <summary>The first word of a category's set.</summary>
    public int Set => BitConverter.SingleToInt32Bits(Threshold);
}

/// <summary>A number as nodes ask for it.</summary>
/// <param name="Position">Its position among a row's values.</param>
/// <param name="MissingLeft">Whether a missing one goes left: it then stands there as the least of all numbers.</param>
internal readonly record struct WalkColumn(int Position, bool MissingLeft);
