using Lamina;

namespace Sdk.Tests;

/// <summary>A record with several numbers to estimate, in units of very different size.</summary>
[Network(Hidden = [16, 8], Extract = [1, 2])]
public record Cottage([Feature] float Area, [Feature] float Glass, [Label] float Heating, [Label] double? Cooling)
{
    public static Cottage[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var cottages = new Cottage[count];
        for (var i = 0; i < count; i++)
        {
            var (area, glass) = (random.NextSingle(), random.NextSingle());
            var heating = 10 + (5 * area * glass) + (0.2 * random.NextDouble());
            var cooling = 1000 * ((area > 0.5 ? 3 : 1) - glass + (0.05 * random.NextDouble()));
            cottages[i] = new(area, glass, (float)heating, cooling);
        }

        return cottages;
    }
}

/// <summary>The same cottages with the second label alone.</summary>
[Network(Hidden = [16, 8])]
public record CoolCottage([Feature] float Area, [Feature] float Glass, [Label] double? Cooling);
