namespace Lamina;

/// <summary>Deals whole groups into parts: sizes as asked for, strata as alike as whole groups allow.</summary>
internal static class GroupDealer
{
    /// <summary>The part of each position, from 0. No part is empty.</summary>
    /// <param name="traits">The traits of all rows, with groups.</param>
    /// <param name="positions">The rows to deal out.</param>
    /// <param name="shares">How much of the rows each part shall hold; 1 in sum.</param>
    /// <param name="random">Orders groups of equal size.</param>
    /// <exception cref="RowException">There are fewer groups than parts.</exception>
    public static int[] Deal(RowTraits traits, ReadOnlySpan<int> positions, ReadOnlySpan<double> shares, ref SeededRandom random)
    {
        var (groupOf, groupCount) = Renumber(traits, positions);
        if (groupCount < shares.Length)
        {
            if (traits.GroupsAreEqualRows)
            {
                throw new RowException(
                    $"Only {groupCount} of the {positions.Length} rows differ in their features, and {shares.Length} parts were asked for: rows that equal each other in every feature stay together. "
                    + "Pass more rows, or ask for fewer folds.");
            }

            throw new RowException(
                $"{positions.Length} rows hold {groupCount} different values of {traits.GroupName}, and {shares.Length} parts were asked for: "
                + "rows of one group stay together. Pass rows of more groups, ask for fewer folds, or drop [Group] from the record.");
        }

        var (counts, starts) = CountByGroup(traits, positions, groupOf, groupCount);
        var totals = new double[traits.StratumCount];
        foreach (var position in positions)
            totals[traits.Strata[position]]++;

        // The largest groups first: the small ones then even out what the large ones left uneven.
        var order = LargestFirst(groupOf, groupCount, ref random);
        var parts = new int[groupCount];
        var sizes = new long[shares.Length];
        var held = new double[shares.Length, traits.StratumCount];
        var empty = shares.Length;
        for (var i = 0; i < order.Length; i++)
        {
            var group = order[i];
            var strata = counts.AsSpan(starts[group]..starts[group + 1]);
            var part = Choose(strata, shares, sizes, held, totals, positions.Length, onlyEmpty: order.Length - i == empty);
            parts[group] = part;
            empty -= sizes[part] == 0 ? 1 : 0;
            foreach (var (stratum, count) in strata)
            {
                held[part, stratum] += count;
                sizes[part] += count;
            }
        }

        var result = new int[positions.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = parts[groupOf[i]];
        return result;
    }

    private static int Choose(
        ReadOnlySpan<(int Stratum, int Count)> group,
        ReadOnlySpan<double> shares,
        long[] sizes,
        double[,] held,
        double[] totals,
        int rows,
        bool onlyEmpty)
    {
        var size = 0L;
        foreach (var (_, count) in group)
            size += count;

        // Among the parts that have room, the one that has least of the group's strata; where none has room, the
        // one that is then least too full. Equal ones: the emptier, then the first.
        var best = -1;
        var bestKey = (HasNoRoom: true, Cost: double.PositiveInfinity, Load: double.PositiveInfinity);
        for (var part = 0; part < sizes.Length; part++)
        {
            if (onlyEmpty && sizes[part] > 0)
                continue;

            var load = (sizes[part] + size) / shares[part];
            var hasNoRoom = sizes[part] + size > Math.Ceiling((shares[part] * rows) - 1e-6);
            var cost = 0.0;
            if (hasNoRoom)
            {
                cost = load;
            }
            else
            {
                foreach (var (stratum, count) in group)
                    cost += count * held[part, stratum] / (totals[stratum] * shares[part]);
            }

            var key = (hasNoRoom, cost, load);
            if (best < 0 || key.CompareTo(bestKey) < 0)
                (best, bestKey) = (part, key);
        }

        return best;
    }

    private static (int[] GroupOf, int Count) Renumber(RowTraits traits, ReadOnlySpan<int> positions)
    {
        var numbers = new int[traits.GroupCount];
        Array.Fill(numbers, -1);
        var groupOf = new int[positions.Length];
        var count = 0;
        for (var i = 0; i < groupOf.Length; i++)
        {
            ref var number = ref numbers[traits.Groups![positions[i]]];
            if (number < 0)
                number = count++;
            groupOf[i] = number;
        }

        return (groupOf, count);
    }

    /// <summary>How many rows of each stratum each group has, group after group; and where each group's counts start.</summary>
    private static ((int Stratum, int Count)[] Counts, int[] Starts) CountByGroup(
        RowTraits traits, ReadOnlySpan<int> positions, int[] groupOf, int groupCount)
    {
        var keys = new long[positions.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ((long)groupOf[i] << 32) | (uint)traits.Strata[positions[i]];
        Array.Sort(keys);

        var counts = new List<(int Stratum, int Count)>();
        var starts = new int[groupCount + 1];
        for (var i = 0; i < keys.Length;)
        {
            var end = i + 1;
            while (end < keys.Length && keys[end] == keys[i])
                end++;
            counts.Add(((int)(keys[i] & uint.MaxValue), end - i));
            starts[(int)(keys[i] >> 32) + 1] = counts.Count;
            i = end;
        }

        return ([.. counts], starts);
    }

    private static int[] LargestFirst(int[] groupOf, int groupCount, ref SeededRandom random)
    {
        var sizes = new int[groupCount];
        foreach (var group in groupOf)
            sizes[group]++;
        var shuffled = FoldPlan.AllPositions(groupCount);
        random.Shuffle(shuffled.AsSpan());

        var keys = new long[groupCount];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ((long)(int.MaxValue - sizes[shuffled[i]]) << 32) | (uint)i;
        Array.Sort(keys, shuffled);
        return shuffled;
    }
}
