using Lamina;

namespace Rossmann;

/// <summary>The seven columns as plain numbers: the codes that a table of integers holds.</summary>
[Network(Hidden = [1])]   // never trained
public record CodedDay(
    [Feature] int Store,
    [Feature] int DayOfWeek,
    [Feature] int Promo,
    [Feature] int Year,
    [Feature] int Month,
    [Feature] int DayOfMonth,
    [Feature] int State,
    [Time] DateOnly Date,
    [Label] float LogSales)
{
    // The states of Germany by their usual two letters; "HB,NI" is how the file writes two of them together.
    private static readonly string[] States =
        ["BB", "BE", "BW", "BY", "HB", "HB,NI", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"];

    public static CodedDay Of(Sale sale) => new(
        sale.Store,
        sale.DayOfWeek,
        sale.Promo,
        sale.Day.Year,
        sale.Day.Month,
        sale.Day.Day,
        Array.IndexOf(States, sale.State),
        sale.Day,
        sale.LogAmount);
}
