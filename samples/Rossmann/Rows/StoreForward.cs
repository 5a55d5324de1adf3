using Lamina;

namespace Rossmann;

/// <summary>
/// The same columns as <see cref="StoreCell"/>, divided forward in time: the columns of a row come from a network of earlier rows, and the first sixth of the rows has none.
/// </summary>
[Network(Hidden = [256, 32], Extract = [2])]
public record StoreForward(
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
    public static StoreForward Of(Sale sale) => new(
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
