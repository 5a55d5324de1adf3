using Lamina;

namespace Rossmann;

/// <summary>The arms of the table.</summary>
public static class ArmList
{
    // The rows need encoders, and no network.
    private static readonly FitOptions Untrained = new() { Folds = 2, Epochs = 0 };

    /// <summary>All arms, the simplest first.</summary>
    /// <param name="sizes">How much they may do.</param>
    /// <param name="say">Told what they do.</param>
    public static IReadOnlyList<IArm> Of(RunSizes sizes, Action<string> say)
    {
        var booster = new LightGbmOptions
        {
            Seed = 1,
            Trees = sizes.Trees,
            LearningRate = sizes.LearningRate,
            Leaves = 63,
            MaximumCategories = 2_000,
            Threads = sizes.Threads,
        };

        // Splits between any groups of stores: the defaults are for tables where a value of few rows is an accident.
        var categories = booster with { MinimumRowsInCategory = 10, MaximumCategoriesInSplit = 256 };
        var means = categories with { TargetStatistics = true };
        var network = new FitOptions
        {
            Seed = 1,
            Folds = sizes.Folds,
            Epochs = sizes.Epochs,
            BatchSize = 1_024,
            LearningRate = 0.005,
            ValidationShare = 0.05,
            Threads = sizes.Threads,
        };
        var learned = new LearnedColumns<EnrichedStoreWeek>(sales => Weeks(sales, network), say);
        var forward = new LearnedColumns<EnrichedStoreCell>(sales => Forward(sales, network), say);
        return
        [
            new LookupArm(),
            new BoosterArm<RawRow<CodedDay, CodedDaySchema, Regression>>(
                "LightGBM, integer codes", false, Codes, [("63 leaves", booster)], say),
            new BoosterArm<RawRow<StoreDay, StoreDaySchema, Regression>>(
                "LightGBM, native categorical splits", false, Categories, [("63 leaves", categories)], say),
            new BoosterArm<RawRow<StoreDay, StoreDaySchema, Regression>>(
                "LightGBM, target means", false, Categories, [("63 leaves", means)], say),
            new BoosterArm<RawRow<StoreCell, StoreCellSchema, Regression>>(
                "LightGBM, target means, cells", false, Cells, [("63 leaves", means)], say),
            new BoosterArm<EnrichedStoreWeek>(
                "LightGBM, target means, cells, learned columns", true, learned.Rows, Learned(means), say),
            new BoosterArm<EnrichedStoreCell>(
                "the same, learned forward in time", true, forward.Rows, Learned(means), say),
            new NetworkArm($"the networks alone, mean of {sizes.Folds}", learned),
        ];
    }

    private static (string, LightGbmOptions)[] Learned(LightGbmOptions options) =>
    [
        ("raw columns, target means and prediction", options with { Columns = ColumnSet.Raw | ColumnSet.Prediction }),
        ("all columns and target means", options),
    ];

    private static LearnedRows<EnrichedStoreWeek> Weeks(Sale[] sales, FitOptions options)
    {
        var fit = StoreWeekTraining.Fit(Array.ConvertAll(sales, StoreWeek.Of), options);
        return new(fit.Rows, later => fit.Enricher.Enrich(Array.ConvertAll(later, StoreWeek.Of)), fit.Histories);
    }

    private static LearnedRows<EnrichedStoreCell> Forward(Sale[] sales, FitOptions options)
    {
        var fit = StoreCellTraining.Fit(Array.ConvertAll(sales, StoreCell.Of), options);
        return new(fit.Rows, later => fit.Enricher.Enrich(Array.ConvertAll(later, StoreCell.Of)), fit.Histories);
    }

    private static Parts<RawRow<CodedDay, CodedDaySchema, Regression>> Codes(Periods periods)
    {
        var fit = CodedDayTraining.Fit(Array.ConvertAll(periods.Learning, CodedDay.Of), Untrained);
        return new(Raw(periods.Learning), Raw(periods.Validation), Raw(periods.Test));

        RawRow<CodedDay, CodedDaySchema, Regression>[] Raw(Sale[] sales) => fit.Raw(Array.ConvertAll(sales, CodedDay.Of));
    }

    private static Parts<RawRow<StoreDay, StoreDaySchema, Regression>> Categories(Periods periods)
    {
        var fit = StoreDayTraining.Fit(Array.ConvertAll(periods.Learning, StoreDay.Of), Untrained);
        return new(Raw(periods.Learning), Raw(periods.Validation), Raw(periods.Test));

        RawRow<StoreDay, StoreDaySchema, Regression>[] Raw(Sale[] sales) => fit.Raw(Array.ConvertAll(sales, StoreDay.Of));
    }

    private static Parts<RawRow<StoreCell, StoreCellSchema, Regression>> Cells(Periods periods)
    {
        var fit = StoreCellTraining.Fit(Array.ConvertAll(periods.Learning, StoreCell.Of), Untrained);
        return new(Raw(periods.Learning), Raw(periods.Validation), Raw(periods.Test));

        RawRow<StoreCell, StoreCellSchema, Regression>[] Raw(Sale[] sales) => fit.Raw(Array.ConvertAll(sales, StoreCell.Of));
    }
}
