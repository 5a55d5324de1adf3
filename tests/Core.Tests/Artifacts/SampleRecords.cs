using Lamina;

namespace Core.Tests.Artifacts;

// The records of the sample files in this folder. A file is for the record as it was when it was saved: these never change.
// A record for something new is a new one.

/// <summary>How a guest travels.</summary>
public enum Travel
{
    Foot,
    Train,
    Car,
}

/// <summary>A column of each ordinary kind, for boosted trees.</summary>
[Network(Hidden = [8, 4])]
public record Guest(
    [Feature] int Nights,
    [Feature] Travel Travel,
    [Feature] float? Age,
    [Feature(Embedding = NumberEmbedding.ExactValues)] double Paid,
    [Feature] DateOnly? Arrival,
    [Feature] string? Town,
    [Feature(Encode.Category)] int? Room,
    [Label] bool? Returns)
{
    public static Guest[] Simulate(int count, int seed)
    {
        var random = new Random(seed);
        return Rows.Of(count, i =>
        {
            var (nights, travel) = (random.Next(1, 9), (Travel)random.Next(3));
            return new Guest(
                nights,
                travel,
                random.Next(4) == 0 ? null : random.Next(18, 90),
                random.Next(2) == 0 ? 0 : 40 * nights + random.Next(30),
                random.Next(5) == 0 ? null : new DateOnly(2024, random.Next(1, 13), random.Next(1, 28)),
                random.Next(5) == 0 ? null : "Town " + random.Next(8),
                random.Next(5) == 0 ? null : 100 + random.Next(6),
                random.NextDouble() < (travel == Travel.Car ? 0.8 : 0.1) + (0.02 * nights));
        });
    }
}

/// <summary>A text, a list of tokens, and categories that are learned from each other, for weighted sums.</summary>
[Network(Hidden = [6], ContextWidth = 3, Normalization = Normalization.None)]
public record Note(
    [Feature] float Pages,
    [Feature(Encode.Text, VectorWidth = 4, Pooling = Pooling.Mean | Pooling.InverseFrequency | Pooling.Max)] string? Body,
    [Feature(VectorWidth = 3)] IReadOnlyList<string> Tags,
    [Feature] Travel Sender,
    [Feature] string? Town,
    [Label] bool? Urgent)
{
    private static readonly string[] Words = ["please", "answer", "today", "soon", "thanks", "greetings", "later", "maybe"];

    public static Note[] Simulate(int count, int seed)
    {
        var random = new Random(seed);
        return Rows.Of(count, i =>
        {
            var urgent = random.Next(2) == 0;
            return new Note(
                random.Next(1, 20),
                random.Next(8) == 0 ? null : string.Join(' ', Rows.Of(5, _ => Words[random.Next(4) + (urgent ? 0 : random.Next(5))])),
                Rows.Of(random.Next(4), _ => "tag" + random.Next(4)),
                (Travel)random.Next(3),
                random.Next(5) == 0 ? null : "Town " + random.Next(4),
                urgent);
        });
    }
}

/// <summary>An image and a sequence of any length, for the nearest neighbours.</summary>
[Network(Hidden = [5], Normalization = Normalization.Batch)]
public record Scan(
    [Feature] float Age,
    [Feature(Shape = [2, 4, 4]), Image(Filters = [3, 2])] float[] Picture,
    [Feature, Sequence(Channels = 2, MaxLength = 5, Filters = [3])] float[][]? Motion,
    [Label] bool? Ill)
{
    public static Scan[] Simulate(int count, int seed)
    {
        var random = new Random(seed);
        return Rows.Of(count, i =>
        {
            var ill = random.Next(2) == 0;
            return new Scan(
                random.Next(20, 90),
                Rows.Of(32, _ => (ill ? 1 : 0) + (float)random.NextDouble()),
                random.Next(6) == 0 ? null : Rows.Of(random.Next(1, 6), _ => Rows.Of(2, _ => (float)random.NextDouble())),
                ill);
        });
    }
}

/// <summary>Several networks, one of them an autoencoder, and several classes, for a forest.</summary>
[Network("Seen", Hidden = [6, 6], Residual = true, Extract = [1, 2], Normalization = Normalization.Batch)]
[Network("Given", Hidden = [6, 2], Learn = Representation.Autoencoder, TiedWeights = true)]
public record Orchid(
    [Feature] float Height,
    [Feature] float? Width,
    [Feature] TimeOnly Opens,
    [Feature] string? Valley,
    [Label] string? Kind)
{
    public static Orchid[] Simulate(int count, int seed)
    {
        var random = new Random(seed);
        return Rows.Of(count, i =>
        {
            var kind = random.Next(3);
            return new Orchid(
                kind + (float)random.NextDouble(),
                random.Next(4) == 0 ? null : 2 - kind + (float)random.NextDouble(),
                new TimeOnly(random.Next(24), 0),
                random.Next(5) == 0 ? null : "Valley " + random.Next(5),
                ((string[])["bee", "lady", "spider"])[kind]);
        });
    }
}

/// <summary>Embedded numbers and members that share weights, for a blend of network and trees.</summary>
[Network(Hidden = [6], Members = 2, Embedding = NumberEmbedding.PiecewiseLinear)]
public record Hut(
    [Feature] float Area,
    [Feature(Embedding = NumberEmbedding.Periodic)] float? Altitude,
    [Feature] bool Heated,
    [Label] float? Price)
{
    public static Hut[] Simulate(int count, int seed)
    {
        var random = new Random(seed);
        return Rows.Of(count, i =>
        {
            var (area, altitude) = (random.Next(10, 90), random.Next(5) == 0 ? (float?)null : random.Next(300, 2500));
            return new Hut(area, altitude, random.Next(2) == 0, (3 * area) + ((altitude ?? 1000) / 50) + random.Next(10));
        });
    }
}

/// <summary>Several labels of which any may be true, for trees.</summary>
[Network(Hidden = [4])]
public record Sky([Feature] float Pressure, [Feature] Travel Seen, [Label(LabelTask.MultiLabel)] bool Rain, [Label(LabelTask.MultiLabel)] bool Wind)
{
    public static Sky[] Simulate(int count, int seed)
    {
        var random = new Random(seed);
        return Rows.Of(count, i =>
        {
            var pressure = 990 + random.Next(40);
            return new Sky(pressure, (Travel)random.Next(3), pressure + random.Next(20) < 1010, random.Next(3) == 0);
        });
    }
}

internal static class Rows
{
    /// <summary>Rows, one after the other.</summary>
    public static T[] Of<T>(int count, Func<int, T> create)
    {
        var rows = new T[count];
        for (var i = 0; i < count; i++)
            rows[i] = create(i);
        return rows;
    }
}
