namespace Rossmann;

/// <summary>
/// Rows as the paper has them: seven integer codes, from encoders that were fitted on all rows, the test rows too, and the
/// logarithm of sales as a share of the largest of all rows.
/// </summary>
public sealed class CodeTable
{
    private readonly Dictionary<int, int>[] codes;

    /// <summary>Fits the encoders.</summary>
    public CodeTable(Sale[] sales)
    {
        var states = sales.Select(static sale => sale.State).Distinct().Order(StringComparer.Ordinal).ToArray();
        Sales = sales;
        LargestLog = sales.Max(static sale => sale.LogAmount);
        codes = [.. Enumerable.Range(0, PublishedNetwork.EmbeddingWidths.Length).Select(_ => new Dictionary<int, int>())];
        Codes = new long[(long)sales.Length * Width];
        for (var column = 0; column < Width; column++)
        {
            var values = Array.ConvertAll(sales, sale => ValueOf(sale, column, states));
            foreach (var value in values.Distinct().Order())
                codes[column].Add(value, codes[column].Count);
            for (var row = 0; row < values.Length; row++)
                Codes[(row * Width) + column] = codes[column][values[row]];
        }
    }

    /// <summary>The rows.</summary>
    public Sale[] Sales { get; }

    /// <summary>The codes of all rows, <c>[rows, 7]</c>: store, day of week, promo, year, month, day, state.</summary>
    public long[] Codes { get; }

    /// <summary>The logarithm of the largest sales.</summary>
    public float LargestLog { get; }

    /// <summary>How many codes each column has.</summary>
    public int[] Sizes => Array.ConvertAll(codes, static column => column.Count);

    private static int Width => PublishedNetwork.EmbeddingWidths.Length;

    /// <summary>The codes of a row.</summary>
    public ReadOnlySpan<long> CodesOf(int row) => Codes.AsSpan(row * Width, Width);

    private static int ValueOf(Sale sale, int column, string[] states) => column switch
    {
        0 => sale.Store,
        1 => sale.DayOfWeek,
        2 => sale.Promo,
        3 => sale.Day.Year,
        4 => sale.Day.Month,
        5 => sale.Day.Day,
        _ => Array.IndexOf(states, sale.State),
    };
}
