using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>What decides how rows are divided: the label's stratum, the group and the moment of each row.</summary>
internal sealed class RowTraits
{
    // Bins of a regression label: enough to keep the folds' labels alike, each with rows enough to deal out.
    private const int MaximumBins = 10;
    private const int RowsForEachBin = 10;

    // A combination of flags that fewer rows have is dealt out with the other rare ones: alone it would have no share to keep.
    private const int LeastRowsOfCombination = 10;

    /// <summary>Describes rows.</summary>
    /// <param name="strata">For each row, which stratum it belongs to: the shares of the strata are kept where rows are dealt out.</param>
    /// <param name="groups">For each row, its group, or null where rows have none. A row whose group is missing stands alone.</param>
    /// <param name="times">For each row, its moment, or null where rows have none.</param>
    /// <param name="groupName">What errors call the group.</param>
    /// <param name="timeName">What errors call the moment.</param>
    public RowTraits(
        int[] strata, CategoryKey[]? groups = null, long[]? times = null, string groupName = "group", string timeName = "time")
    {
        Strata = strata;
        StratumCount = strata.Length == 0 ? 0 : strata.Max() + 1;
        Times = times;
        GroupName = groupName;
        TimeName = timeName;
        if (groups is not null)
            (Groups, GroupCount) = Number(groups);
    }

    /// <summary>How many rows there are.</summary>
    public int Count => Strata.Length;

    /// <summary>For each row, its stratum, from 0.</summary>
    public int[] Strata { get; }

    /// <summary>How many strata there are.</summary>
    public int StratumCount { get; }

    /// <summary>For each row, the number of its group, from 0 in the order of first appearance; null where rows have no groups.</summary>
    public int[]? Groups { get; }

    /// <summary>How many groups there are.</summary>
    public int GroupCount { get; }

    /// <summary>For each row, its moment; null where rows have none.</summary>
    public long[]? Times { get; }

    /// <summary>What errors call the group.</summary>
    public string GroupName { get; }

    /// <summary>What errors call the moment.</summary>
    public string TimeName { get; }

    /// <summary>Whether the groups are sets of rows that equal each other in every feature, and were not declared.</summary>
    public bool GroupsAreEqualRows { get; init; }

    /// <summary>How many rows equal an earlier one in every feature; 0 where rows have a group or a moment, which keep rows together by themselves.</summary>
    public int RepeatedCount { get; init; }

    /// <summary>Whether equal rows are so many that they are ordinary, and were not kept together.</summary>
    public bool RepeatsAreOrdinary { get; init; }

    /// <summary>Reads the traits of rows in one pass. Rows without group and time that equal each other in every feature are a group.</summary>
    /// <exception cref="RowException">A row is null.</exception>
    public static RowTraits Read<TRow, TSchema>(IReadOnlyList<TRow> rows)
        where TSchema : struct, IRowSchema<TRow>
    {
        var schema = TSchema.Descriptor;
        var multiClass = schema.Label.Task == TaskKind.MultiClass;
        var targets = multiClass ? 0 : schema.Label.TargetCount;
        var numbers = RowArray.Create<float>(rows.Count, targets);
        var keys = new CategoryKey[multiClass ? rows.Count : 0];
        var groups = schema.Has(ColumnRole.Group) ? new CategoryKey[rows.Count] : null;
        var times = schema.Has(ColumnRole.Time) ? new long[rows.Count] : null;
        var equal = groups is null && times is null ? new EqualRows(rows.Count) : null;
        var features = RowBuffer.For(schema);
        var label = RowBuffer.ForLabels(schema);
        for (var row = 0; row < rows.Count; row++)
        {
            var item = rows[row];
            if (equal is null)
            {
                RowEncoder.RequireRow(item, row);
            }
            else
            {
                FeatureReader.ReadAnyNumbers<TRow, TSchema>(in item, row, features);
                equal.Add(features);
            }

            TSchema.ReadLabels(in item, label);
            if (multiClass)
                keys[row] = label.Keys[0];
            else
                label.Numbers.CopyTo(numbers.AsSpan(row * targets, targets));

            var roles = TSchema.ReadRoles(in item);
            groups?[row] = roles.Group;
            times?[row] = roles.Time;
        }

        groups ??= equal?.Groups();
        return new RowTraits(
            multiClass ? StrataOf(keys) : StrataOf(schema.Label, numbers),
            groups,
            times,
            schema.NameOf(ColumnRole.Group) ?? "group",
            schema.NameOf(ColumnRole.Time) ?? "time")
        {
            GroupsAreEqualRows = equal is not null && groups is not null,
            RepeatedCount = equal?.RepeatedCount ?? 0,
            RepeatsAreOrdinary = equal?.AreOrdinary ?? false,
        };
    }

    /// <summary>Every class is a stratum, and so are the rows without one.</summary>
    public static int[] StrataOf(ReadOnlySpan<CategoryKey> classes)
    {
        var known = new Dictionary<CategoryKey, int>();
        var strata = new int[classes.Length];
        for (var row = 0; row < strata.Length; row++)
        {
            ref var stratum = ref CollectionsMarshal.GetValueRefOrAddDefault(known, classes[row], out var seen);
            if (!seen)
                stratum = known.Count - 1;
            strata[row] = stratum;
        }

        return strata;
    }

    /// <summary>
    /// The strata of a label that has no classes. Of several flags every combination is one, and those of few rows are one together;
    /// several numbers are taken together as the mean of what they are when each is scaled alike.
    /// </summary>
    /// <param name="label">The label.</param>
    /// <param name="targets"><c>[rows, LabelColumn.TargetCount]</c>, NaN where missing.</param>
    public static int[] StrataOf(LabelColumn label, float[] targets) => label.Task switch
    {
        TaskKind.MultiLabel => MergeSmall(StrataOf(Combinations(targets, label.TargetCount))),
        TaskKind.MultiRegression => StrataOf(ScaledMeans(targets, label.TargetCount)),
        TaskKind.Regression or TaskKind.Ranking => StrataOf(targets),
        _ => StrataOfFlags(targets),
    };

    /// <summary>Numbers fall into bins of about equal size, equal numbers into the same one; missing ones are a stratum.</summary>
    public static int[] StrataOf(ReadOnlySpan<float> targets)
    {
        var sorted = new float[targets.Length];
        var count = 0;
        foreach (var target in targets)
        {
            if (!float.IsNaN(target))
                sorted[count++] = target;
        }

        Array.Sort(sorted, 0, count);
        var bins = Math.Clamp(count / RowsForEachBin, 1, MaximumBins);
        var edges = new float[bins - 1];
        for (var i = 0; i < edges.Length; i++)
            edges[i] = sorted[(int)((long)(i + 1) * count / bins)];

        var strata = new int[targets.Length];
        for (var row = 0; row < strata.Length; row++)
            strata[row] = float.IsNaN(targets[row]) ? bins : BinOf(targets[row], edges);
        return strata;
    }

    private static CategoryKey[] Combinations(float[] flags, int count)
    {
        var combinations = new CategoryKey[flags.Length / count];
        for (var row = 0; row < combinations.Length; row++)
        {
            // Exact for up to 40 flags; beyond that, combinations that fall together are one stratum.
            var combination = 0L;
            foreach (var flag in flags.AsSpan(row * count, count))
                combination = unchecked((combination * 3) + (float.IsNaN(flag) ? 2 : flag == 0 ? 0 : 1));
            combinations[row] = combination;
        }

        return combinations;
    }

    private static int[] MergeSmall(int[] strata)
    {
        var counts = new int[strata.Length];
        foreach (var stratum in strata)
            counts[stratum]++;
        var numbers = new Dictionary<int, int> { [-1] = 0 };
        var merged = new int[strata.Length];
        for (var row = 0; row < strata.Length; row++)
        {
            var stratum = counts[strata[row]] < LeastRowsOfCombination ? -1 : strata[row];
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, stratum, out var seen);
            if (!seen)
                number = numbers.Count - 1;
            merged[row] = number;
        }

        return merged;
    }

    // A row that lacks one of its numbers has no mean.
    private static float[] ScaledMeans(float[] targets, int count)
    {
        var means = new float[targets.Length / count];
        for (var target = 0; target < count; target++)
        {
            double sum = 0, squares = 0;
            var present = 0;
            for (var i = target; i < targets.Length; i += count)
            {
                if (float.IsNaN(targets[i]))
                    continue;
                sum += targets[i];
                squares += (double)targets[i] * targets[i];
                present++;
            }

            var scale = TargetScale.Of(sum, squares, present);
            for (var row = 0; row < means.Length; row++)
                means[row] += (float)((targets[(row * count) + target] - scale.Center) / (scale.Scale * count));
        }

        return means;
    }

    private static int BinOf(float target, float[] edges)
    {
        var bin = 0;
        while (bin < edges.Length && target >= edges[bin])
            bin++;
        return bin;
    }

    private static int[] StrataOfFlags(float[] flags)
    {
        var strata = new int[flags.Length];
        for (var row = 0; row < strata.Length; row++)
            strata[row] = float.IsNaN(flags[row]) ? 2 : flags[row] == 0 ? 0 : 1;
        return strata;
    }

    private static (int[] Numbers, int Count) Number(CategoryKey[] groups)
    {
        var numbers = new GroupNumbers();
        return (Array.ConvertAll(groups, numbers.Of), numbers.Count);
    }
}
