using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>Makes <see cref="LeafMasks"/> of trees.</summary>
internal sealed class LeafMaskBuilder
{
    // Enough for some thousand trees. What is larger is walked, which needs less memory.
    private const long MaximumBytes = 32L << 20;

    private readonly TreeEnsemble trees;
    private readonly List<LeafMaskSplit>[] splits;
    private readonly double[][] leaves;
    private readonly Stack<Part> open = new();
    private int largest;

    private LeafMaskBuilder(TreeEnsemble trees)
    {
        this.trees = trees;
        splits = new List<LeafMaskSplit>[trees.ValueCount + trees.Widths.Count];
        leaves = new double[trees.TreeCount][];
    }

    /// <summary>Makes masks; null where a tree has too many leaves, or the masks would be too many.</summary>
    public static LeafMasks? TryBuild(TreeEnsemble trees)
    {
        var builder = new LeafMaskBuilder(trees);
        for (var tree = 0; tree < trees.TreeCount; tree++)
        {
            if (!builder.TryRead(tree))
                return null;
        }

        return builder.TryJoin();
    }

    // Numbers the leaves from left to right.
    private bool TryRead(int tree)
    {
        var width = trees.LeafWidth;
        var values = new List<double>();
        open.Clear();
        open.Push(new Part(trees.Roots[tree], -1));
        while (open.TryPop(out var part))
        {
            if (part.Above >= 0)
            {
                // The left side is complete: the right one begins with the next leaf.
                var all = CollectionsMarshal.AsSpan(splits[SplitIndex(part.Above)]);
                all[part.Place].End = values.Count / width;
            }

            var next = part.Next;
            if (next < 0)
            {
                if (values.Count == LeafMasks.MaximumLeaves * width)
                    return false;
                values.AddRange(trees.Leaves.Slice(~next * width, width));
                continue;
            }

            ref readonly var node = ref trees.Nodes[next];
            var list = splits[SplitIndex(next)] ??= [];
            list.Add(new LeafMaskSplit(next, tree) { First = values.Count / width });
            open.Push(new Part(node.Right, next, list.Count - 1));
            open.Push(new Part(node.Left, -1));
        }

        leaves[tree] = [.. values];
        largest = Math.Max(largest, values.Count / width);
        return true;
    }

    private int SplitIndex(int node)
    {
        var feature = trees.Nodes[node].Feature;
        return feature >= 0 ? feature : trees.ValueCount + ~feature;
    }

    private LeafMasks? TryJoin()
    {
        var bits = largest <= 32 ? 32 : 64;
        var strips = LeafMasks.StripsFor(trees.TreeCount, bits);
        var (columns, thresholds, lineCount) = Columns();
        var leafCount = (long)trees.TreeCount * bits * trees.LeafWidth;
        if ((strips * lineCount * sizeof(int)) + (leafCount * sizeof(double)) > MaximumBytes)
            return null;
        var lines = new LeafMaskLines(strips, (int)lineCount, bits, MaximumBytes, trees.Nodes.Length);
        foreach (var column in columns)
        {
            if (column.Position >= 0)
                AddNumbers(column, thresholds, lines);
            else
                AddCodes(column, lines);
        }

        return lines.TryFinish() is { } words
            ? new LeafMasks(columns, thresholds, lines.Starts, words, bits, [.. trees.ScoreOf], SpreadLeaves(bits), trees.LeafWidth)
            : null;
    }

    private (LeafMaskColumn[] Columns, float[] Thresholds, long Lines) Columns()
    {
        var columns = new List<LeafMaskColumn>();
        var (thresholds, distinct) = (new List<float>(), new List<float>());
        var lines = 0L;
        for (var i = 0; i < splits.Length; i++)
        {
            if (splits[i] is not { } list)
                continue;
            if (i >= trees.ValueCount)
            {
                var width = trees.Widths[i - trees.ValueCount];
                columns.Add(new LeafMaskColumn(~(i - trees.ValueCount), (int)lines, width, 0));
                lines += width;
                continue;
            }

            var column = new LeafMaskColumn(i, (int)lines, SortThresholds(list, distinct), thresholds.Count);
            columns.Add(column);
            lines += column.Count + 1;
            for (var block = 0; block < column.Blocks; block++)
                thresholds.Add(distinct[Math.Min((block + 1) * LeafMasks.BlockSize, column.Count) - 1]);
            AddInfinity(thresholds, LeafMasks.BlockSize);
            thresholds.AddRange(distinct);
            AddInfinity(thresholds, column.FirstThreshold + column.Room - thresholds.Count);
        }

        return ([.. columns], [.. thresholds], lines);
    }

    // Sorts the splits of a number by their thresholds, and counts these, infinity as the last one.
    private int SortThresholds(List<LeafMaskSplit> list, List<float> distinct)
    {
        list.Sort((a, b) => trees.Nodes[a.Node].Threshold.CompareTo(trees.Nodes[b.Node].Threshold));
        distinct.Clear();
        foreach (var split in list)
        {
            var threshold = trees.Nodes[split.Node].Threshold;
            if (distinct.Count == 0 || distinct[^1] != threshold)
                distinct.Add(threshold);
        }

        distinct.Add(float.PositiveInfinity);
        return distinct.Count;
    }

    private static void AddInfinity(List<float> thresholds, int count)
    {
        for (var i = 0; i < count; i++)
            thresholds.Add(float.PositiveInfinity);
    }

    // A line for the numbers up to the first threshold, for those between two, and for a missing one.
    private void AddNumbers(LeafMaskColumn column, float[] thresholds, LeafMaskLines lines)
    {
        var list = CollectionsMarshal.AsSpan(splits[column.Position]);
        var next = 0;
        lines.Begin();
        for (var i = 0; i < column.Count; i++)
        {
            lines.Add(column.FirstLine + i);
            for (; next < list.Length && trees.Nodes[list[next].Node].Threshold == thresholds[column.PlaceOf(i)]; next++)
                lines.RuleOut(list[next]);
        }

        lines.Begin();
        foreach (ref readonly var split in list)
        {
            if (trees.Nodes[split.Node].Detail == 0)
                lines.RuleOut(split);
        }

        lines.Add(column.FirstLine + column.Count);
    }

    private void AddCodes(LeafMaskColumn column, LeafMaskLines lines)
    {
        var list = CollectionsMarshal.AsSpan(splits[trees.ValueCount + ~column.Position]);
        for (var code = 0; code < column.Count; code++)
        {
            lines.Begin();
            foreach (ref readonly var split in list)
            {
                if (trees.SetHolds(trees.Nodes[split.Node].Detail, code))
                    lines.RuleOut(split);
            }

            lines.Add(column.FirstLine + code);
        }
    }

    private double[] SpreadLeaves(int bits)
    {
        var spread = new double[trees.TreeCount * bits * trees.LeafWidth];
        for (var tree = 0; tree < leaves.Length; tree++)
            leaves[tree].CopyTo(spread, tree * bits * trees.LeafWidth);
        return spread;
    }

    /// <summary>What is still to be read: a node or leaf, and the split above whose right side it begins.</summary>
    private readonly record struct Part(int Next, int Above, int Place = 0);
}

/// <summary>A node of a tree with the leaves on its left, from First to before End.</summary>
internal record struct LeafMaskSplit(int Node, int Tree)
{
    public int First { get; init; }

    public int End { get; set; }
}
