namespace Lamina;

/// <summary>Cuts rows into blocks in time; equal moments are never divided.</summary>
internal static class TimeBlocks
{
    /// <summary>The block of each position, from 0, the earliest.</summary>
    /// <param name="traits">The traits of all rows, with times.</param>
    /// <param name="positions">The rows to divide.</param>
    /// <param name="edges">Where to cut, as shares of the rows, ascending; each cut moves to the nearest change of moment.</param>
    /// <exception cref="RowException">There are fewer moments than blocks.</exception>
    public static int[] Divide(RowTraits traits, ReadOnlySpan<int> positions, ReadOnlySpan<double> edges)
    {
        // Sorting need not be stable: rows of one moment share a block.
        var moments = new long[positions.Length];
        var order = FoldPlan.AllPositions(positions.Length);
        for (var i = 0; i < moments.Length; i++)
            moments[i] = traits.Times![positions[i]];
        Array.Sort(moments, order);

        var ends = new List<int>();
        for (var i = 0; i < moments.Length; i++)
        {
            if (i == moments.Length - 1 || moments[i] != moments[i + 1])
                ends.Add(i + 1);
        }

        if (ends.Count <= edges.Length)
        {
            throw new RowException(
                $"{positions.Length} rows hold {ends.Count} different values of {traits.TimeName}, and {edges.Length + 1} blocks in time were asked for: "
                + "rows of one moment stay together. Pass rows of more moments, ask for fewer folds, or drop [Time] from the record.");
        }

        var blocks = new int[positions.Length];
        int moment = -1, start = 0;
        for (var edge = 0; edge < edges.Length; edge++)
        {
            var wanted = edges[edge] * positions.Length;
            var last = ends.Count - 1 - (edges.Length - edge);
            moment++;
            while (moment < last && Math.Abs(ends[moment + 1] - wanted) < Math.Abs(ends[moment] - wanted))
                moment++;
            for (; start < ends[moment]; start++)
                blocks[order[start]] = edge;
        }

        for (; start < order.Length; start++)
            blocks[order[start]] = edges.Length;
        return blocks;
    }
}
