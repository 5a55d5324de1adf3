namespace Rossmann;

/// <summary>All rows in three parts, one after the other in time, cut between days.</summary>
/// <param name="Learning">The first part: what settings are tried on.</param>
/// <param name="Validation">The last weeks before the test: every choice is made on them.</param>
/// <param name="Test">The last tenth: measured once.</param>
public sealed record Periods(Sale[] Learning, Sale[] Validation, Sale[] Test)
{
    private const double TestShare = 0.1;
    private const int ValidationDays = 6 * 7;

    /// <summary>Cuts rows that are in the order of their days.</summary>
    public static Periods Of(Sale[] sales)
    {
        var test = sales[(int)((1 - TestShare) * sales.Length)].Day;
        var validation = test.AddDays(-ValidationDays);
        return new Periods(
            [.. sales.Where(sale => sale.Day < validation)],
            [.. sales.Where(sale => sale.Day >= validation && sale.Day < test)],
            [.. sales.Where(sale => sale.Day >= test)]);
    }
}
