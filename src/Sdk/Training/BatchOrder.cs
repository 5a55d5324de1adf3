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
    /// <returns>Positions in <paramref name="rows"/>.</returns>
    public static long[] For(ReadOnlySpan<int> rows, int seed, int epoch)
    {
        var keys = new ulong[rows.Length];
        var order = new long[rows.Length];
        var salt = SeededRandom.Scramble(((ulong)(uint)seed << 32) | (uint)epoch);
        for (var i = 0; i < rows.Length; i++)
        {
            keys[i] = SeededRandom.Scramble(salt ^ (uint)rows[i]);
            order[i] = i;
        }

        Array.Sort(keys, order);
        return order;
    }
}
