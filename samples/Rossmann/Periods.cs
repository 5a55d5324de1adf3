namespace Rossmann;

/// <summary>All rows in three parts, one after the other in time, cut between days.</summary>
/// <param name="learning">The first part: what is learned from while choices are made.</param>
/// <param name="validation">The last weeks before the test: every choice is made on them.</param>
/// <param name="test">The last tenth: measured once.</param>
public sealed class Periods(Sale[] learning, Sale[] validation, Sale[] test)
{
    private const double TestShare = 0.1;
    private const int ValidationDays = 6 * 7;

    private Periods? beforeTest;

    public Sale[] Learning => learning;

    public Sale[] Validation => validation;

    public Sale[] Test => test;

    /// <summary>The same with everything before the test to learn from: once choices are made, the weeks that made them are learned from too.</summary>
    public Periods BeforeTest => beforeTest ??= new Periods([.. learning, .. validation], [], test);

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
