using Lamina;

namespace Rossmann;

/// <summary>
/// The same columns as <see cref="StoreCell"/>, divided by whole weeks: networks are cross-fitted within the training period.
/// A held-out week lies between weeks that its network has seen; <see cref="StoreCell"/> looks forward instead.
/// </summary>
[Network(Hidden = [256, 32], Extract = [2])]
public record StoreWeek(
    [Feature(Encode.Category)] int Store,
    [Feature(Encode.Category)] int DayOfWeek,
    [Feature(Encode.Category)] int Promo,
    [Feature(Encode.Category)] int Year,
    [Feature(Encode.Category)] int Month,
    [Feature(Encode.Category)] int DayOfMonth,
    [Feature(Encode.Category)] string State,
    [Feature(Encode.Category)] int Cell,
    [Group] int Week,
    [Label] float LogSales)
{
    public static StoreWeek Of(Sale sale) => new(
        sale.Store,
        sale.DayOfWeek,
        sale.Promo,
        sale.Day.Year,
        sale.Day.Month,
        sale.Day.Day,
        sale.State,
        sale.Cell,
        sale.Week,
        sale.LogAmount);
}
