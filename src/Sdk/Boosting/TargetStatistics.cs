namespace Lamina;

/// <summary>
/// Makes numbers of categories: the mean label of the rows that share a value (Micci-Barreca 2001), for training rows
/// without their own label.
/// </summary>
internal static class TargetStatistics
{
    // More classes or labels would bring more columns than they are worth.
    private const int MostOutputs = 10;

    private const int Folds = 5;

    /// <summary>Whether rows of a fit get statistics: where they are asked for, there are categories, and not too many classes or labels.</summary>
    public static bool Wanted(LightGbmOptions options, FittedSchema fitted) =>
        options.TargetStatistics
        && options.Columns.HasFlag(ColumnSet.Raw)
        && fitted.Vocabularies.Count > 0
        && fitted.OutputCount <= MostOutputs;

    /// <summary>Adds a statistic of each category, for each class or label, to a table in which every value has a slot.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="training">How many of them, the first ones, are to be trained on; the others are treated as new ones.</param>
    /// <param name="options">The smoothing, the seed of the folds, and how many values keep a slot.</param>
    public static TrainingTable Add(TrainingTable table, int training, LightGbmOptions options)
    {
        var fitted = table.Layout.Fitted;

        // Folds without strata: where a row falls must not tell its label either.
        var traits = new RowTraits(new int[training], table.Groups?[..training], table.Times?[..training]);
        var statistics = new List<TargetStatistic>();
        var own = new List<float[]>();
        var plan = PlanOf(traits, options.Seed);
        var order = OrderInTime(traits);
        for (var category = 0; category < fitted.Vocabularies.Count; category++)
        {
            var size = fitted.Vocabularies[category].Size;
            var codes = new int[training];
            for (var row = 0; row < training; row++)
                codes[row] = table.CodesOf(row)[category];
            for (var output = 0; output < fitted.OutputCount; output++)
            {
                var column = new LabelledCategory(codes, TargetsOf(table, training, output), table.Weights, size, options.CategorySmoothing);
                statistics.Add(new TargetStatistic(category, output, column.Means()));
                own.Add(order is not null ? column.Earlier(order, traits) : column.OutOfFold(plan));
            }
        }

        return table.With([.. statistics], [.. own], RowLayout.WidthsOf(fitted, options.MaximumCategories));
    }

    private static float[] TargetsOf(TrainingTable table, int training, int output)
    {
        var targets = new float[training];
        for (var row = 0; row < training; row++)
            targets[row] = table.Task == TaskKind.MultiClass ? (table.Targets[row] == output ? 1 : 0) : table.TargetsOf(row)[output];
        return targets;
    }

    private static int[]? OrderInTime(RowTraits traits)
    {
        if (traits.Times is not { } times)
            return null;
        var order = FoldPlan.AllPositions(traits.Count);
        Array.Sort((long[])times.Clone(), order);
        return order;
    }

    // Null where nothing can be held out: a single row or group.
    private static FoldPlan? PlanOf(RowTraits traits, int seed)
    {
        var parts = Math.Min(Folds, traits.Groups is null ? traits.Count : traits.GroupCount);
        return traits.Times is not null || parts < 2 ? null : FoldPlan.Create(traits, parts, seed);
    }
}
