using Lamina;

namespace Rossmann;

/// <summary>
/// Beside the seven columns the cell of the lookup table that a row belongs to, so that its mean over earlier days is a
/// column: store, day of week and promotion joined into one category. Networks are cross-fitted forward in time: what they learned about a row comes from
/// earlier rows, and the first sixth of the rows has nothing.
/// </summary>
[Network(Hidden = [256, 32], Extract = [2])]
public record StoreCell(
    [Feature(Encode.Category)] int Store,
    [Feature(Encode.Category)] int DayOfWeek,
    [Feature(Encode.Category)] int Promo,
    [Feature(Encode.Category)] int Year,
    [Feature(Encode.Category)] int Month,
    [Feature(Encode.Category)] int DayOfMonth,
    [Feature(Encode.Category)] string State,
    [Feature(Encode.Category)] int Cell,
    [Time] DateOnly Date,
    [Label] float LogSales)
{
    public static StoreCell Of(Sale sale) => new(
        sale.Store,
        sale.DayOfWeek,
        sale.Promo,
        sale.Day.Year,
        sale.Day.Month,
        sale.Day.Day,
        sale.State,
        sale.Cell,
        sale.Day,
        sale.LogAmount);
}
