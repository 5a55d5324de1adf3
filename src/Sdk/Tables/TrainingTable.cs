namespace Lamina;

/// <summary>Rows in the compact form of a <see cref="RowLayout"/>, read once: trainers go over them several times.</summary>
internal sealed class TrainingTable
{
    private TrainingTable(RowLayout layout, int count)
        : this(layout, RowArray.Create<float>(count, layout.ValueCount), RowArray.Create<int>(count, layout.CategoryCount), RowArray.Create<float>(count, layout.Fitted.TargetCount), new float[count])
    {
        var schema = layout.Fitted.Schema;
        Groups = schema.Has(ColumnRole.Group) ? new CategoryKey[count] : null;
        Times = schema.Has(ColumnRole.Time) ? new long[count] : null;
    }

    private TrainingTable(RowLayout layout, float[] values, int[] codes, float[] targets, float[] weights)
    {
        Layout = layout;
        Values = values;
        Codes = codes;
        Targets = targets;
        Weights = weights;
        Task = layout.Fitted.Schema.Label.Task;
    }

    public RowLayout Layout { get; }

    public int Count => Weights.Length;

    /// <summary>What is to be learned of the targets.</summary>
    public TaskKind Task { get; private init; }

    /// <summary>How many targets a row has.</summary>
    public int TargetCount => Task == Layout.Fitted.Schema.Label.Task ? Layout.Fitted.TargetCount : 1;

    /// <summary>Numbers, activations and target statistics, <c>[rows, RowLayout.ValueCount]</c>.</summary>
    public float[] Values { get; }

    /// <summary>Category codes, <c>[rows, RowLayout.CategoryCount]</c>.</summary>
    public int[] Codes { get; }

    /// <summary>Targets, <c>[rows, TargetCount]</c>; NaN where a row is not labelled.</summary>
    public float[] Targets { get; }

    /// <summary>How much each row counts, <c>[rows]</c>.</summary>
    public float[] Weights { get; }

    /// <summary>The group of each row, <c>[rows]</c>, or null where rows have none.</summary>
    public CategoryKey[]? Groups { get; private init; }

    /// <summary>For each row the set of rows with equal features that it is in, <c>[rows]</c>; null where there are none, or where groups or moments keep rows together.</summary>
    private CategoryKey[]? EqualSets { get; set; }

    /// <summary>The moment of each row, <c>[rows]</c>, or null where rows have none.</summary>
    public long[]? Times { get; private init; }

    public Span<float> ValuesOf(int row) => Values.AsSpan(row * Layout.ValueCount, Layout.ValueCount);

    public Span<int> CodesOf(int row) => Codes.AsSpan(row * Layout.CategoryCount, Layout.CategoryCount);

    public Span<float> TargetsOf(int row) => Targets.AsSpan(row * TargetCount, TargetCount);

    /// <summary>The same rows with one of several targets as the only one: statistics of the others are the same in all rows.</summary>
    /// <param name="target">Which one.</param>
    public TrainingTable ForTarget(int target) => TargetCount == 1
        ? this
        : Derive(Layout, ValuesFor(target), Outcome.ColumnOf(Targets, TargetCount, target), Layout.Fitted.Schema.Label.TargetTask);

    /// <summary>Reads rows of one fit.</summary>
    /// <param name="rows">The rows; <see cref="RowsOfOneFit"/> has seen them.</param>
    /// <param name="layout">Their layout.</param>
    /// <param name="requireLabels">Whether every row must be labelled.</param>
    /// <param name="divided">Whether the rows may be divided: equal ones are then found, to be kept together.</param>
    /// <exception cref="RowException">A row cannot be used: the message names it.</exception>
    public static TrainingTable Read<TRow>(ReadOnlySpan<TRow> rows, RowLayout layout, bool requireLabels, bool divided = true)
        where TRow : class, IRow<TRow>
    {
        var fitted = layout.Fitted;
        var schema = fitted.Schema;
        var table = new TrainingTable(layout, rows.Length);
        var equal = divided && table.Groups is null && table.Times is null ? new EqualRows(rows.Length) : null;
        var features = RowBuffer.For(schema);
        var label = RowBuffer.ForLabels(schema);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            RowEncoder.RequireRow(row, i);
            var activations = row.Activations;
            RowsOfOneFit.RequireFor(layout, activations.Block, i);
            OriginalReader.Read(row, i, schema, features);
            equal?.Add(features);
            layout.Encode(features, activations.Values, table.ValuesOf(i), table.CodesOf(i));

            TRow.ReadLabels(row, label);
            if (requireLabels)
                LabelReader.RequireTargets(fitted, label, i, table.TargetsOf(i));
            else
                fitted.EncodeTargets(label, table.TargetsOf(i));
            var roles = TRow.ReadRoles(row);
            table.Weights[i] = LabelReader.RequireWeight(schema, roles, i);
            table.Groups?[i] = roles.Group;
            table.Times?[i] = roles.Time;
        }

        table.EqualSets = equal?.Groups();
        return table;
    }

    /// <summary>
    /// The same rows where missing values of some numbers are filled: those that the trees will not learn a direction for.
    /// </summary>
    /// <param name="parts">The rows that trees are trained on; of several parts, each by trees of its own.</param>
    public TrainingTable Fill(IReadOnlyList<int[]> parts)
    {
        var fitted = Layout.Fitted;
        var fills = new float[Layout.NumberCount];
        Array.Fill(fills, float.NaN);
        foreach (var part in parts)
        {
            var missing = CountMissing(part);
            for (var number = 0; number < fills.Length; number++)
            {
                if (!IsKnownMissing(missing[number], part.Length))
                    fills[number] = fitted.Numbers[number].Center;
            }
        }

        for (var row = 0; row < Count; row++)
            MissingValues.Fill(ValuesOf(row)[..fills.Length], fills);

        var layout = new RowLayout(fitted, Layout.HasActivations, fills, [.. Layout.Widths], [.. Layout.Statistics]);
        return Derive(layout, Values, Targets);
    }

    /// <summary>The same rows with target statistics behind their activations, and with the rarer values of categories as unknown.</summary>
    /// <param name="statistics">The statistics. The table's own layout has none, and a slot for every value.</param>
    /// <param name="own">For each statistic what it is for the first rows, the training rows; the others get the mean over those.</param>
    /// <param name="widths">For each category how many codes have a slot from now on.</param>
    public TrainingTable With(TargetStatistic[] statistics, float[][] own, int[] widths)
    {
        var layout = new RowLayout(Layout.Fitted, Layout.HasActivations, [.. Layout.Fills], widths, statistics);
        var wide = Derive(layout, RowArray.Create<float>(Count, layout.ValueCount), Targets);
        for (var row = 0; row < Count; row++)
        {
            var values = wide.ValuesOf(row);
            var codes = CodesOf(row);
            ValuesOf(row).CopyTo(values);
            for (var i = 0; i < statistics.Length; i++)
                values[layout.FirstStatistic + i] = row < own[i].Length ? own[i][row] : statistics[i].Means[codes[statistics[i].Category]];
            layout.CapCodes(codes);
        }

        return wide;
    }

    /// <summary>Makes the columns outside of a set the same in all rows, so that no tree splits on them.</summary>
    /// <param name="columns">The columns that stay.</param>
    /// <exception cref="FitMismatchException">The rows have none of them.</exception>
    public void Keep(ColumnSet columns)
    {
        if (columns == ColumnSet.All)
            return;
        var keepsRaw = columns.HasFlag(ColumnSet.Raw);
        if (!keepsRaw && !Layout.HasActivations)
            throw new FitMismatchException($"The rows carry raw columns alone, and the options ask for {columns}. Pass enriched rows, or ask for ColumnSet.Raw.");
        for (var value = 0; value < Layout.ValueCount; value++)
        {
            if (columns.HasFlag(ColumnSets.Of(Layout, value)))
                continue;
            for (var row = 0; row < Count; row++)
                ValuesOf(row)[value] = 0;
        }

        if (!keepsRaw)
            Codes.AsSpan().Clear();
    }

    /// <summary>How labels, groups and times ask to be divided.</summary>
    public RowTraits Traits()
    {
        var schema = Layout.Fitted.Schema;
        var strata = Task == TaskKind.MultiClass
            ? Array.ConvertAll(Targets, static target => (int)target)
            : RowTraits.StrataOf(schema.Label, Targets);
        return new RowTraits(
            strata, Groups ?? EqualSets, Times, schema.NameOf(ColumnRole.Group) ?? "group", schema.NameOf(ColumnRole.Time) ?? "time")
        {
            GroupsAreEqualRows = Groups is null && EqualSets is not null,
        };
    }

    /// <summary>Some of the rows, as copies that may be changed.</summary>
    public TrainingTable Copy(ReadOnlySpan<int> positions)
    {
        var count = positions.Length;
        var copy = new TrainingTable(
            Layout,
            RowArray.Create<float>(count, Layout.ValueCount),
            RowArray.Create<int>(count, Layout.CategoryCount),
            RowArray.Create<float>(count, TargetCount),
            new float[count])
        {
            Groups = Pick(Groups, positions),
            EqualSets = Pick(EqualSets, positions),
            Times = Pick(Times, positions),
            Task = Task,
        };
        for (var i = 0; i < count; i++)
        {
            ValuesOf(positions[i]).CopyTo(copy.ValuesOf(i));
            CodesOf(positions[i]).CopyTo(copy.CodesOf(i));
            TargetsOf(positions[i]).CopyTo(copy.TargetsOf(i));
            copy.Weights[i] = Weights[positions[i]];
        }

        return copy;
    }

    // The same rows with other values or targets.
    private TrainingTable Derive(RowLayout layout, float[] values, float[] targets, TaskKind? task = null) => new(layout, values, Codes, targets, Weights)
    {
        Groups = Groups,
        EqualSets = EqualSets,
        Times = Times,
        Task = task ?? Task,
    };

    // Whether trees learn which way rows go that miss a number.
    private int[] CountMissing(int[] positions)
    {
        var missing = new int[Layout.NumberCount];
        foreach (var row in positions)
        {
            var values = ValuesOf(row);
            for (var number = 0; number < missing.Length; number++)
                missing[number] += float.IsNaN(values[number]) ? 1 : 0;
        }

        return missing;
    }

    private static bool IsKnownMissing(int missing, int rows)
    {
        // LightGBM looks for missing values in a sample of this many rows; with 40 expected in it, it finds one.
        const double SampleRows = 1 << 16;
        const double SurelyFound = 40;
        return rows <= SampleRows ? missing > 0 : missing * (SampleRows / rows) >= SurelyFound;
    }

    private static T[]? Pick<T>(T[]? values, ReadOnlySpan<int> positions)
    {
        if (values is null)
            return null;
        var picked = new T[positions.Length];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = values[positions[i]];
        return picked;
    }

    private float[] ValuesFor(int target)
    {
        if (Layout.Statistics.Count == 0)
            return Values;
        var values = (float[])Values.Clone();
        for (var i = 0; i < Layout.Statistics.Count; i++)
        {
            for (var at = Layout.FirstStatistic + i; Layout.Statistics[i].Output != target && at < values.Length; at += Layout.ValueCount)
                values[at] = 0;
        }

        return values;
    }
}
