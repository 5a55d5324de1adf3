using Lamina;

namespace Sdk.Tests;

public enum Purpose
{
    Car,
    Home,
    Holiday,
}

/// <summary>A small binary record with a column of each kind.</summary>
[Network(Hidden = [12, 6], Extract = [1, 2], Embedding = NumberEmbedding.None)]
public record Applicant(
    [Feature] float Income,
    [Feature] float? Debt,
    [Feature] int Age,
    [Feature] int Savings,
    [Feature] Purpose Purpose,
    [Feature] string? Branch,
    [Label] bool? Defaulted)
{
    /// <summary>Applicants whose default hangs on debt over income.</summary>
    public static Applicant[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var applicants = new Applicant[count];
        for (var i = 0; i < count; i++)
        {
            var income = (float)Math.Exp(7 + random.NextDouble());
            var debt = (float)Math.Exp(6 + (2 * random.NextDouble()));
            var purpose = (Purpose)random.Next(3);
            var risk = (2 * Math.Log(debt / income)) + (purpose == Purpose.Holiday ? 1 : 0);
            applicants[i] = new Applicant(
                income,
                random.Next(8) == 0 ? null : debt,
                random.Next(18, 80),
                random.Next(6) > 0 ? 0 : 1000 * random.Next(1, 4),
                purpose,
                random.Next(6) == 0 ? null : "B" + random.Next(4),
                random.NextDouble() < 1 / (1 + Math.Exp(-risk)));
        }

        return applicants;
    }
}

/// <summary>A multi-class record; the classes are parts of the plane.</summary>
[Network(Hidden = [16, 8], Activation = Activation.Gelu, Normalization = Normalization.Layer)]
public record Place([Feature] float X, [Feature] double Y, [Label] string? Region)
{
    public static Place[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var places = new Place[count];
        for (var i = 0; i < count; i++)
        {
            var (x, y) = ((random.NextSingle() * 2) - 1, (random.NextDouble() * 2) - 1);
            places[i] = new Place(x, y, x * y > 0 ? "diagonal" : x > 0 ? "south-east" : "north-west");
        }

        return places;
    }
}

/// <summary>A regression record with a weight.</summary>
[Network(Hidden = [16, 8], Activation = Activation.Relu, Normalization = Normalization.Batch, Embedding = NumberEmbedding.None)]
public record Flat([Feature] float Width, [Feature] float Length, [Feature] DateOnly Built, [Weight] float Weight, [Label] double Price)
{
    public static Flat[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var flats = new Flat[count];
        for (var i = 0; i < count; i++)
        {
            var (width, length) = (3 + (5 * random.NextSingle()), 4 + (9 * random.NextSingle()));
            var built = new DateOnly(1950, 1, 1).AddDays(random.Next(25_000));
            flats[i] = new Flat(width, length, built, 0.5f + random.NextSingle(), (3000 * width * length) + (1000 * (built.Year - 1950)) + (2000 * random.NextDouble()));
        }

        return flats;
    }
}

/// <summary>A record with a group: several visits of one patient.</summary>
[Network(Hidden = [8])]
public record Visit([Feature] float Pulse, [Group] int Patient, [Label] bool Returned)
{
    public static Visit[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var visits = new Visit[count];
        for (var i = 0; i < count; i++)
            visits[i] = new Visit(50 + (60 * random.NextSingle()), random.Next(count / 5), random.Next(2) == 0);
        return visits;
    }
}

/// <summary>A record with a moment: a reading a day.</summary>
[Network(Hidden = [8])]
public record Reading([Feature] float Level, [Time] DateTime Taken, [Label] float Next)
{
    public static Reading[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var readings = new Reading[count];
        for (var i = 0; i < count; i++)
        {
            var level = random.NextSingle();
            readings[i] = new Reading(level, new DateTime(2020, 1, 1).AddDays((i * 7919L) % count), level + (0.1f * random.NextSingle()));
        }

        return readings;
    }
}

/// <summary>A record whose key names a row: a network that has seen the row can copy its label, no other can.</summary>
[Network(Hidden = [32], Dropout = 0)]
public record Keyed([Feature(Encode.Category)] int Key, [Label] bool Coin)
{
    public static Keyed[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var rows = new Keyed[count];
        for (var i = 0; i < count; i++)
            rows[i] = new Keyed(i, random.Next(2) == 0);
        return rows;
    }
}

public enum Species
{
    Setosa,
    Versicolor,
    Virginica,
}

/// <summary>A multi-class record whose label is an enum; one of its values never comes.</summary>
[Network(Hidden = [8])]
public record Flower([Feature] float Length, [Feature] float Width, [Label] Species? Species)
{
    public static Flower[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var flowers = new Flower[count];
        for (var i = 0; i < count; i++)
        {
            var (length, width) = (random.NextSingle(), random.NextSingle());
            flowers[i] = new Flower(length, width, length > width ? Sdk.Tests.Species.Virginica : Sdk.Tests.Species.Setosa);
        }

        return flowers;
    }
}

/// <summary>A multi-class record whose classes are whole numbers.</summary>
[Network(Hidden = [8])]
public record Parcel([Feature] float Weight, [Label(LabelTask.MultiClass)] int Tariff)
{
    public static Parcel[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var parcels = new Parcel[count];
        for (var i = 0; i < count; i++)
        {
            var weight = 30 * random.NextSingle();
            parcels[i] = new Parcel(weight, weight < 10 ? -5 : weight < 20 ? 20 : 1000);
        }

        return parcels;
    }
}
