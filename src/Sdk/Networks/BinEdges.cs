namespace Lamina;

/// <summary>Cuts the range of a column into bins.</summary>
internal static class BinEdges
{
    // A bin below this share of the rows says more about single rows than about a range.
    private const int LeastShare = 400;
    private const int LeastRows = 8;

    /// <summary>Bins that hold equally many rows. Where values repeat, edges repeat too: such bins have no width.</summary>
    /// <param name="values">The column; it is sorted.</param>
    /// <param name="edges">Room for one edge more than there are bins.</param>
    public static void CutByQuantiles(float[] values, Span<float> edges)
    {
        Array.Sort(values);
        for (var i = 0; i < edges.Length; i++)
            edges[i] = values[(int)((long)i * (values.Length - 1) / (edges.Length - 1))];
    }

    /// <summary>
    /// Bins cut where the label changes most: the leaves of a regression tree on the one column (Breiman et al. 1984),
    /// grown best first. A column with fewer cuts than bins repeats its last edge.
    /// </summary>
    /// <param name="values">The column; it is sorted.</param>
    /// <param name="targets">The rows' labels.</param>
    /// <param name="edges">Room for one edge more than there are bins.</param>
    public static void CutByTarget(float[] values, BinTargets targets, Span<float> edges)
    {
        var order = FoldPlan.AllPositions(values.Length);
        Array.Sort(values, order);
        var labels = new float[targets.Values.Length];
        for (var row = 0; row < order.Length; row++)
            targets.Values.AsSpan(order[row] * targets.Count, targets.Count).CopyTo(labels.AsSpan(row * targets.Count));
        var tree = new BinTree(values, labels, targets.ClassCount, targets.Count, Math.Max(LeastRows, values.Length / LeastShare));
        var cuts = tree.Grow(edges.Length - 1);
        edges[0] = values[0];
        for (var i = 0; i < cuts.Count; i++)
            edges[i + 1] = cuts[i];
        edges[(cuts.Count + 1)..].Fill(values[^1]);
    }
}
