namespace Lamina;

/// <summary>
/// The order in which rows come in each epoch. A row's place depends on the seed, the epoch and the row itself,
/// not on the rows beside it: networks of different folds see the rows they share in the same order, and so stay
/// comparable unit by unit.
/// </summary>
internal static class BatchOrder
{
    /// <summary>Orders the rows of a network for one epoch.</summary>
    /// <param name="rows">The rows, as positions in the whole table.</param>
    /// <param name="seed">The seed of the fit.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="groups">For each row of the whole table its group, where groups are to stay together; else null.</param>
    /// <returns>Positions in <paramref name="rows"/>.</returns>
    public static long[] For(ReadOnlySpan<int> rows, int seed, int epoch, float[]? groups = null)
    {
        var keys = new ulong[rows.Length];
        var order = new long[rows.Length];
        var salt = SeededRandom.Scramble(((ulong)(uint)seed << 32) | (uint)epoch);
        for (var i = 0; i < rows.Length; i++)
        {
            keys[i] = SeededRandom.Scramble(salt ^ (groups is null ? (uint)rows[i] : (uint)groups[rows[i]]));
            order[i] = i;
        }

        Array.Sort(keys, order);
        for (var start = 0; start < order.Length && groups is not null;)
        {
            var end = start + 1;
            while (end < order.Length && keys[end] == keys[start])
                end++;
            Array.Sort(order, start, end - start);
            start = end;
        }

        return order;
    }
}
