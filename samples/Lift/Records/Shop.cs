using Lamina;
using Rossmann;

namespace Lift;

/// <summary>What a shop sold on a day, to be told from the days before (Rossmann store sales).</summary>
public record Shop(
    [Feature(Encode.Category)] int Store,
    [Feature(Encode.Category)] int DayOfWeek,
    [Feature(Encode.Category)] int Promo,
    [Feature] int Month,
    [Feature] int DayOfMonth,
    [Feature(Encode.Category)] string State,
    [Time] DateOnly Date,
    [Label] float LogSales)
{
    public static Shop[] Read(string folder) => Array.ConvertAll(
        SalesFiles.Read(Path.Combine(folder, "rossmann")),
        static sale => new Shop(sale.Store, sale.DayOfWeek, sale.Promo, sale.Day.Month, sale.Day.Day, sale.State, sale.Day, sale.LogAmount));
}
