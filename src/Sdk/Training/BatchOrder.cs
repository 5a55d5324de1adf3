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
        var salt = Scramble(((ulong)(uint)seed << 32) | (uint)epoch);
        for (var i = 0; i < rows.Length; i++)
        {
            keys[i] = Scramble(salt ^ (uint)rows[i]);
            order[i] = i;
        }

        Array.Sort(keys, order);
        return order;
    }

    // The finalising step of SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Scramble(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
