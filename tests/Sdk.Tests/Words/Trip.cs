using Lamina;

namespace Sdk.Tests.Words;

/// <summary>A trip with a text, a list of tokens and categories whose values belong together in planted groups.</summary>
[Network(Hidden = [10, 6], ContextWidth = 4)]
public record Trip(
    [Feature] float Days,
    [Feature(Encode.Text, VectorWidth = 6, Pooling = Pooling.Mean | Pooling.Max)] string? Note,
    [Feature(VectorWidth = 8)] string[] Stops,
    [Feature] string Hotel,
    [Feature] string? Airline,
    [Label] bool Again)
{
    public const int Groups = 4;

    public static Trip[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var trips = new Trip[count];
        for (var i = 0; i < count; i++)
        {
            var group = random.Next(Groups);
            string[] stops = [.. Enumerable.Range(0, random.Next(5)).Select(_ => $"g{group}.s{random.Next(6)}")];
            var note = random.Next(6) == 0 ? null : string.Join(", ", Enumerable.Range(0, random.Next(7)).Select(_ => $"Word{group}{random.Next(5)}"));
            trips[i] = new Trip(
                random.Next(1, 20), note, stops, $"g{group}.h{random.Next(4)}", random.Next(8) == 0 ? null : $"g{group}.a{random.Next(3)}", random.NextDouble() < (group < 2 ? 0.85 : 0.15));
        }

        return trips;
    }
}
