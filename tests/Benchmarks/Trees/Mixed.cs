using Lamina;

namespace Benchmarks.Trees;

public enum Weekday
{
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// <summary>A row of numbers and categories, some of them missing or unknown.</summary>
[Network(Hidden = [4], Embedding = NumberEmbedding.None)]
public record Mixed(
    [Feature] float Price,
    [Feature] float Weight,
    [Feature] float? Rating,
    [Feature] float? Age,
    [Feature] int Stock,
    [Feature] float Distance,
    [Feature] Weekday Day,
    [Feature(Encode.Category)] string? Shop,
    [Feature(Encode.Category)] string Brand,
    [Label] bool Sold)
{
    public static Mixed[] Simulate(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new Mixed[count];
        for (var i = 0; i < count; i++)
        {
            var (shop, brand) = (random.Next(40), (int)(60 * random.NextDouble() * random.NextDouble()));
            var row = new Mixed(
                100 * random.NextSingle(),
                10 * random.NextSingle(),
                random.Next(5) == 0 ? null : 5 * random.NextSingle(),
                random.Next(9) == 0 ? null : 20 * random.NextSingle(),
                random.Next(100),
                50 * random.NextSingle(),
                (Weekday)random.Next(7),
                shop == 39 ? null : "S" + shop,
                "B" + brand,
                false);
            var said = ((50 - row.Price) / 25) + (row.Rating ?? 1) - ((row.Age ?? 20) / 8) + (row.Day >= Weekday.Saturday ? 1 : 0)
                + (shop * 7 % 5) - (brand * 11 % 4) - (row.Distance * row.Weight / 250) + (row.Stock / 80.0);
            rows[i] = row with { Sold = random.NextDouble() < 1 / (1 + Math.Exp(-said)) };
        }

        return rows;
    }
}
