using Lamina;

namespace Sdk.Tests;

/// <summary>A record with several labels of which any may be true: what hot and loaded machines do, each for reasons of its own.</summary>
[Network(Hidden = [16, 8], Extract = [1, 2])]
public record Machine(
    [Feature] float Heat,
    [Feature] float? Load,
    [Feature] string Maker,
    [Label(LabelTask.MultiLabel)] bool? Leaks,
    [Label(LabelTask.MultiLabel)] int? Rattles)
{
    public static Machine[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var machines = new Machine[count];
        for (var i = 0; i < count; i++)
        {
            var (heat, load, maker) = (random.NextSingle(), random.NextSingle(), random.Next(2) == 0 ? "north" : "south");
            var leaks = heat + (0.2 * random.NextDouble()) > 0.7;
            var rattles = (heat * load) + (maker == "north" ? 0.3 : 0) + (0.2 * random.NextDouble()) > 0.5;
            machines[i] = new(heat, i % 9 == 0 ? null : load, maker, leaks, rattles ? 1 : 0);
        }

        return machines;
    }
}

/// <summary>The same machines with the second label alone.</summary>
[Network(Hidden = [16, 8])]
public record RattlingMachine([Feature] float Heat, [Feature] float? Load, [Feature] string Maker, [Label(LabelTask.Binary)] int? Rattles);
