using Lamina;

namespace Sdk.Tests.Boosting;

public enum Soil
{
    Clay,
    Loam,
    Sand,
}

/// <summary>A multi-class record with missing values and categories of both kinds.</summary>
[Network(Hidden = [4])]
public record Plant([Feature] float? Height, [Feature] float Light, [Feature] Soil? Soil, [Feature] string? Region, [Label] string? Kind)
{
    public static Plant[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var plants = new Plant[count];
        for (var i = 0; i < count; i++)
        {
            float? height = random.Next(6) == 0 ? null : 3 * random.NextSingle();
            var light = random.NextSingle();
            Soil? soil = random.Next(8) == 0 ? null : (Soil)random.Next(3);
            var region = random.Next(8) == 0 ? null : "R" + random.Next(12);
            var tall = (height ?? 2.5f) + light + (soil == Boosting.Soil.Sand ? 1 : 0) + (region is "R1" or "R5" or "R7" ? 1 : 0);
            plants[i] = new Plant(height, light, soil, region, tall > 3 ? "tree" : tall > 2 ? "bush" : "grass");
        }

        return plants;
    }
}

/// <summary>A regression record with missing values, one number of them far above 2^24, and a weight.</summary>
[Network(Hidden = [4])]
public record Sale(
    [Feature] float? Area, [Feature] double? LotValue, [Feature(Encode.Category)] int Agent, [Weight] double Weight, [Label] double Price)
{
    public static Sale[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var sales = new Sale[count];
        for (var i = 0; i < count; i++)
        {
            float? area = random.Next(6) == 0 ? null : 50 + (200 * random.NextSingle());
            double? value = random.Next(4) == 0 ? null : 4e8 + (2e8 * random.NextDouble());
            var agent = random.Next(15);

            // A missing lot value is worth as much as the largest: its direction must be right, not left.
            var price = (900 * (area ?? 90)) + (((value ?? 6e8) - 4e8) / 1e3) + (agent % 4 == 0 ? 30_000 : 0);
            sales[i] = new Sale(area, value, agent, 0.5 + random.NextDouble(), price);
        }

        return sales;
    }
}
