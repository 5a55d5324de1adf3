using Lamina;

namespace Rossmann;

/// <summary>
/// The seven columns as categories, for boosters without a network: what is held back for target statistics looks forward in
/// time.
/// </summary>
[Network(Hidden = [1])]   // never trained
public record StoreDay(
    [Feature(Encode.Category)] int Store,
    [Feature(Encode.Category)] int DayOfWeek,
    [Feature(Encode.Category)] int Promo,
    [Feature(Encode.Category)] int Year,
    [Feature(Encode.Category)] int Month,
    [Feature(Encode.Category)] int DayOfMonth,
    [Feature(Encode.Category)] string State,
    [Time] DateOnly Date,
    [Label] float LogSales)
{
    public static StoreDay Of(Sale sale) => new(
        sale.Store, sale.DayOfWeek, sale.Promo, sale.Day.Year, sale.Day.Month, sale.Day.Day, sale.State, sale.Day, sale.LogAmount);
}
