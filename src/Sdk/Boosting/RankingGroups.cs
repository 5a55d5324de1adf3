namespace Lamina;

/// <summary>Puts the rows of a group one behind the other, as LightGBM wants them in a ranking.</summary>
internal static class RankingGroups
{
    // LightGBM's own limit: it compares the rows of a group pair by pair.
    private const int LargestGroup = 10_000;

    /// <summary>The same positions, group by group; within a group they keep their order.</summary>
    /// <exception cref="RowException">A group is too large.</exception>
    public static int[] Sort(TrainingTable table, int[] positions)
    {
        var groups = new RowTraits(new int[table.Count], table.Groups).Groups!;
        var sorted = positions.OrderBy(position => groups[position]).ToArray();
        for (var i = LargestGroup; i < sorted.Length; i++)
        {
            if (groups[sorted[i]] != groups[sorted[i - LargestGroup]])
                continue;
            var schema = table.Layout.Fitted.Schema;
            throw new RowException(
                $"The group {schema.NameOf(ColumnRole.Group)} = {table.Groups![sorted[i]]} has more than {LargestGroup} rows, which LightGBM does not rank. Divide the group, or leave out rows of it.");
        }

        return sorted;
    }
}
