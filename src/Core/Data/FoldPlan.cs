namespace Lamina;

/// <summary>Row positions on the two sides of a division, each side ascending.</summary>
/// <param name="Train">The positions to learn from.</param>
/// <param name="Test">The positions to test on.</param>
internal sealed record PositionSplit(int[] Train, int[] Test);

/// <summary>
/// Which fold each row is held out in. Rows without group and time are dealt out by stratum; a group is never
/// divided; with a time, folds are blocks in time, and each is tested on what was learned before it.
/// </summary>
internal sealed class FoldPlan
{
    private readonly RowTraits traits;

    private FoldPlan(RowTraits traits, int[] foldOf, int count)
    {
        this.traits = traits;
        FoldOf = foldOf;
        Count = count;
    }

    /// <summary>How many folds there are.</summary>
    public int Count { get; }

    /// <summary>For each row, the fold (from 0) that holds it out; -1 for the first block in time, which is only learned from.</summary>
    public int[] FoldOf { get; }

    /// <summary>Plans the folds of all rows.</summary>
    /// <param name="traits">The rows.</param>
    /// <param name="count">How many folds, at least 2.</param>
    /// <param name="seed">Decides the random choices.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds.</exception>
    /// <exception cref="RowException">There are too few rows, groups or moments.</exception>
    public static FoldPlan Create(RowTraits traits, int count, int seed)
    {
        if (count < 2)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"{count} folds were asked for. At least 2 are needed.");
        if (traits.Count < count)
            throw new RowException($"There are {traits.Count} rows for {count} folds. Pass at least one row for each fold, or ask for fewer folds.");

        var positions = AllPositions(traits.Count);
        var random = new SeededRandom(unchecked((ulong)seed));
        if (traits.Times is not null)
        {
            var edges = new double[count];
            for (var i = 0; i < count; i++)
                edges[i] = (i + 1.0) / (count + 1);
            var blocks = TimeBlocks.Divide(traits, positions, edges);
            for (var row = 0; row < blocks.Length; row++)
                blocks[row]--;

            var plan = new FoldPlan(traits, blocks, count);
            for (var fold = 0; traits.Groups is not null && fold < count; fold++)
                plan.Training(fold);
            return plan;
        }

        if (traits.Groups is not null)
        {
            var shares = new double[count];
            Array.Fill(shares, 1.0 / count);
            return new FoldPlan(traits, GroupDealer.Deal(traits, positions, shares, ref random), count);
        }

        var foldOf = new int[traits.Count];
        var order = OrderByStratum(traits, positions, ref random);
        for (var i = 0; i < order.Length; i++)
            foldOf[order[i]] = i % count;
        return new FoldPlan(traits, foldOf, count);
    }

    /// <summary>The rows that a fold holds out, ascending.</summary>
    public int[] HeldOut(int fold)
    {
        var rows = new List<int>();
        for (var row = 0; row < FoldOf.Length; row++)
        {
            if (FoldOf[row] == fold)
                rows.Add(row);
        }

        return [.. rows];
    }

    /// <summary>The rows that may be learned from for a fold, ascending: all others, or with a time all earlier ones whose group is not held out.</summary>
    /// <exception cref="RowException">No row is left.</exception>
    public int[] Training(int fold)
    {
        var candidates = new List<int>();
        for (var row = 0; row < FoldOf.Length; row++)
        {
            if (traits.Times is null ? FoldOf[row] != fold : FoldOf[row] < fold)
                candidates.Add(row);
        }

        return traits.Times is null ? [.. candidates] : WithoutGroupsOf(traits, candidates, HeldOut(fold));
    }

    /// <summary>
    /// Takes a part of rows to test on: the latest where rows have a time, whole groups where they have groups,
    /// else by stratum. Earlier rows of a group in the part are left out of both sides.
    /// </summary>
    /// <param name="traits">The traits of all rows.</param>
    /// <param name="positions">The rows to divide, ascending.</param>
    /// <param name="share">The share of them that the part holds, in (0, 1); it is met as closely as groups and moments allow.</param>
    /// <param name="seed">Decides the random choices.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="RowException">There are too few rows, groups or moments.</exception>
    public static PositionSplit TakePart(RowTraits traits, ReadOnlySpan<int> positions, double share, int seed)
    {
        if (!(share is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share to test on must be above 0 and below 1.");
        if (positions.Length < 2)
            throw new RowException($"There are {positions.Length} rows to divide in two. Pass at least 2.");

        var random = new SeededRandom(unchecked((ulong)seed));
        int[] sides;
        if (traits.Times is not null)
            sides = TimeBlocks.Divide(traits, positions, [1 - share]);
        else if (traits.Groups is not null)
            sides = GroupDealer.Deal(traits, positions, [1 - share, share], ref random);
        else
            sides = TakeByStratum(traits, positions, share, ref random);

        var train = new List<int>();
        var test = new List<int>();
        for (var i = 0; i < sides.Length; i++)
            (sides[i] == 0 ? train : test).Add(positions[i]);
        return traits.Times is null
            ? new PositionSplit([.. train], [.. test])
            : new PositionSplit(WithoutGroupsOf(traits, train, [.. test]), [.. test]);
    }

    /// <summary>The positions from 0 to the count.</summary>
    public static int[] AllPositions(int count)
    {
        var positions = new int[count];
        for (var i = 0; i < count; i++)
            positions[i] = i;
        return positions;
    }

    private static int[] TakeByStratum(RowTraits traits, ReadOnlySpan<int> positions, double share, ref SeededRandom random)
    {
        // Every so-manieth row of the strata laid end to end: each stratum gives its share, up or down to a whole row.
        long count = positions.Length;
        var taken = Math.Clamp((long)Math.Round(share * count), 1, count - 1);
        var sides = new int[positions.Length];
        var order = OrderByStratum(traits, positions, ref random);
        for (var i = 0; i < order.Length; i++)
            sides[order[i]] = (int)((((i + 1) * taken) + (count / 2)) / count) - (int)(((i * taken) + (count / 2)) / count);
        return sides;
    }

    /// <summary>Indexes into the positions: one stratum after the other, in a random order within each.</summary>
    private static int[] OrderByStratum(RowTraits traits, ReadOnlySpan<int> positions, ref SeededRandom random)
    {
        var ends = new int[traits.StratumCount];
        foreach (var position in positions)
            ends[traits.Strata[position]]++;
        for (var i = 1; i < ends.Length; i++)
            ends[i] += ends[i - 1];

        var order = new int[positions.Length];
        var next = (int[])ends.Clone();
        for (var i = positions.Length - 1; i >= 0; i--)
            order[--next[traits.Strata[positions[i]]]] = i;
        for (var i = 0; i < ends.Length; i++)
            random.Shuffle(order.AsSpan(next[i]..ends[i]));
        return order;
    }

    private static int[] WithoutGroupsOf(RowTraits traits, List<int> candidates, int[] heldOut)
    {
        if (traits.Groups is not { } groups)
            return [.. candidates];

        var held = new bool[traits.GroupCount];
        foreach (var position in heldOut)
            held[groups[position]] = true;
        var rows = new List<int>(candidates.Count);
        foreach (var position in candidates)
        {
            if (!held[groups[position]])
                rows.Add(position);
        }

        if (rows.Count > 0)
            return [.. rows];
        throw new RowException(
            $"Every one of the {candidates.Count} earlier rows belongs to a {traits.GroupName} that is tested on later, so none is left to learn from. "
            + "Test on a smaller share, ask for other folds, or drop [Group] or [Time] from the record.");
    }
}
