namespace Rossmann;

/// <summary>No model: the geometric mean of what a store sold on that day of the week with or without a promotion.</summary>
public sealed class LookupArm : IArm
{
    public string Name => "lookup: mean by store, weekday, promo";

    public bool UsesNetwork => false;

    public Forecast Learn(Periods periods)
    {
        var all = periods.Learning.Average(static sale => sale.LogAmount);
        var stores = periods.Learning.GroupBy(static sale => sale.Store).ToDictionary(static group => group.Key, Mean);
        var cells = periods.Learning
            .GroupBy(static sale => (sale.Store, sale.DayOfWeek, sale.Promo))
            .ToDictionary(static group => group.Key, Mean);
        return new Forecast(Array.ConvertAll(periods.Validation, MeanFor), Array.ConvertAll(periods.Test, MeanFor));

        // A cell without rows, or a new store, has the mean of what lies above it.
        float MeanFor(Sale sale) =>
            cells.TryGetValue((sale.Store, sale.DayOfWeek, sale.Promo), out var cell) ? cell : stores.GetValueOrDefault(sale.Store, all);
    }

    private static float Mean<TKey>(IGrouping<TKey, Sale> group) => group.Average(static sale => sale.LogAmount);
}
