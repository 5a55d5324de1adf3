using Lamina;

namespace Interop.Tests.OnnxExport;

public enum Fuel
{
    Petrol,
    Diesel,
    Electric,
}

/// <summary>A column of every kind that ONNX can express, but images and sequences; two networks with embeddings of numbers.</summary>
[Network("Wide", Hidden = [12, 12, 5], Residual = true, Normalization = Normalization.Batch, Embedding = NumberEmbedding.PiecewiseLinear, Extract = [1, 3])]
[Network("Deep", Hidden = [10, 4], Activation = Activation.Gelu, Normalization = Normalization.Layer, Members = 3)]
public record Car(
    [Feature] float Power,
    [Feature] double? Mileage,
    [Feature] int Doors,
    [Feature(Embedding = NumberEmbedding.TargetAware)] float? Weight,
    [Feature(Embedding = NumberEmbedding.ExactValues)] float Owners,
    [Feature] float Damage,
    [Feature] bool Automatic,
    [Feature] bool? Smoker,
    [Feature] Fuel Fuel,
    [Feature] Fuel? Second,
    [Feature] string Brand,
    [Feature] string? Color,
    [Feature(Encode.Category)] int Plant,
    [Feature(Encode.Category)] long? Dealer,
    [Feature] DateTime Built,
    [Feature] DateOnly? Sold,
    [Feature] TimeSpan? Idle,
    [Feature] TimeOnly Opened,
    [Feature(Shape = [3])] float[] Noise,
    [Feature(Shape = [2, 2])] double[]? Tyres,
    [Label(LabelTask.MultiClass)] string? Segment)
{
    public static Car[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var cars = new Car[count];
        for (var i = 0; i < count; i++)
        {
            var power = (float)Math.Exp(4 + random.NextDouble());
            cars[i] = new Car(
                power,
                random.Next(6) == 0 ? null : random.NextDouble() * 200_000,
                random.Next(2, 6),
                random.Next(6) == 0 ? null : 800 + random.Next(1000),
                random.Next(1, 5),
                random.Next(3) == 0 ? random.Next(100, 105) : 0,
                random.Next(2) == 0,
                random.Next(3) == 0 ? null : random.Next(2) == 0,
                (Fuel)random.Next(3),
                random.Next(2) == 0 ? null : (Fuel)random.Next(3),
                $"brand {random.Next(5)}",
                random.Next(4) == 0 ? null : $"Färbung {random.Next(4)}",
                random.Next(100, 106),
                random.Next(4) == 0 ? null : random.NextInt64(4) * 10_000_000_000,
                new DateTime(2000 + random.Next(20), 1 + random.Next(12), 1 + random.Next(28), random.Next(24), random.Next(60), 0),
                random.Next(4) == 0 ? null : new DateOnly(2021, 1 + random.Next(12), 1 + random.Next(28)),
                random.Next(4) == 0 ? null : TimeSpan.FromMinutes(random.Next(5000)),
                new TimeOnly(random.Next(24), random.Next(60)),
                [random.NextSingle(), random.Next(4) == 0 ? float.NaN : random.NextSingle(), random.NextSingle()],
                random.Next(4) == 0 ? null : [random.NextDouble(), 2, random.NextDouble(), 4],
                power < 80 ? "small" : power < 110 ? "middle" : "large");
        }

        return cars;
    }

    /// <summary>Rows as no training row was: new categories, values far away, the same zero with a minus.</summary>
    public static Car[] Strange()
    {
        var car = Simulate(1, seed: 9)[0];
        return
        [
            car with { Brand = "unheard", Color = "", Plant = 7, Dealer = long.MaxValue, Fuel = (Fuel)9 },
            car with { Power = float.MaxValue, Mileage = -1e30, Weight = 1e20f },
            car with { Power = float.NaN, Owners = float.NaN, Damage = float.NaN },
            car with { Damage = -0f, Owners = 2.5f, Doors = int.MaxValue },
            car with { Noise = [float.NaN, float.NaN, float.NaN], Tyres = [double.NaN, 1, double.NaN, 1] },
        ];
    }
}

/// <summary>An image, a sequence and a sequence of any length between numbers.</summary>
[Network(Hidden = [12, 6], Extract = [1, 2])]
public record Scan(
    [Feature] float Age,
    [Feature(Shape = [2, 5, 7]), Image(Filters = [3, 5], Shift = 1)] float[]? Picture,
    [Feature] string Site,
    [Feature(Shape = [2, 9]), Sequence(Filters = [4], Pool = 3, Normalization = Normalization.None)] double[] Pulse,
    [Feature, Sequence(Channels = 3, MaxLength = 11, Filters = [6, 5])] float[][]? Motion,
    [Feature(Shape = [4, 4]), Image(Filters = [2], Pool = 1, GlobalPooling = true)] float[] Spot,
    [Feature, Sequence(Channels = 1, MaxLength = 6, Filters = [3], Pool = 1)] float[] Steps,
    [Feature] float Weight,
    [Label] bool Ill)
{
    public static Scan[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var scans = new Scan[count];
        for (var i = 0; i < count; i++)
        {
            var picture = random.Next(10) == 0 ? null : Numbers(70);
            var motion = random.Next(10) == 0 ? null : new float[1 + random.Next(15)][];
            for (var step = 0; step < motion?.Length; step++)
                motion[step] = Numbers(3);
            if (motion is { Length: > 3 })
                motion[1][2] = float.NaN;
            var ill = (picture?[..30].Max() > 2.2) ^ (motion?[^1][0] > 0);
            scans[i] = new Scan(
                random.Next(80), picture, $"site {random.Next(3)}", Array.ConvertAll(Numbers(18), value => (double)value), motion, Numbers(16), Numbers(1 + random.Next(8)), random.Next(100), ill);
        }

        return scans;

        float[] Numbers(int length)
        {
            var numbers = new float[length];
            for (var i = 0; i < length; i++)
                numbers[i] = (2 * (random.NextSingle() + random.NextSingle() + random.NextSingle())) - 3;
            return numbers;
        }
    }
}

/// <summary>An autoencoder beside a network that learns several labels; missing numbers, frequent values and sequences are given back.</summary>
[Network("Back", Hidden = [14, 8, 3], Learn = Representation.Autoencoder, SwapNoise = 0.1, Activation = Activation.Tanh)]
[Network("Tied", Hidden = [9, 4], Learn = Representation.Autoencoder, TiedWeights = true, Activation = Activation.LeakyRelu)]
[Network("Both", Hidden = [8], Activation = Activation.Sigmoid)]
public record Ward(
    [Feature] float? Pulse,
    [Feature] float Dose,
    [Feature] Fuel? Heating,
    [Feature] string? Room,
    [Feature, Sequence(Channels = 2, MaxLength = 5, Filters = [3])] float[][]? Beats,
    [Label(LabelTask.MultiLabel)] bool Fever,
    [Label(LabelTask.MultiLabel)] bool Cough)
{
    public static Ward[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var wards = new Ward[count];
        for (var i = 0; i < count; i++)
        {
            var beats = random.Next(6) == 0 ? null : new float[1 + random.Next(6)][];
            for (var step = 0; step < beats?.Length; step++)
                beats[step] = [random.NextSingle(), random.NextSingle()];
            float? pulse = random.Next(5) == 0 ? null : 50 + random.Next(60);
            wards[i] = new Ward(
                pulse,
                random.Next(3) == 0 ? random.Next(5) : 0,
                random.Next(4) == 0 ? null : (Fuel)random.Next(3),
                random.Next(4) == 0 ? null : $"room {random.Next(6)}",
                beats,
                pulse > 80,
                random.Next(2) == 0);
        }

        return wards;
    }
}

/// <summary>Categories that are each other's context, and nothing else; a quantity far from 0.</summary>
[Network(Hidden = [10, 6], ContextWidth = 4, Activation = Activation.Relu)]
public record Trip([Feature] string From, [Feature] string? To, [Feature] Fuel Fuel, [Label] double Price)
{
    public static Trip[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var trips = new Trip[count];
        for (var i = 0; i < count; i++)
        {
            var from = random.Next(4);
            trips[i] = new Trip($"city {from}", random.Next(5) == 0 ? null : $"city {(from + random.Next(2)) % 4}", (Fuel)random.Next(3), 1e6 + (from * 100));
        }

        return trips;
    }
}

/// <summary>Texts that no training row repeats: a vocabulary without a value.</summary>
[Network(Hidden = [4])]
public record Note([Feature] string Title, [Feature] float? Length, [Label] float Minutes, [Label] float Pages)
{
    public static Note[] Simulate(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Note($"title {i}", i % 7 == 0 ? null : i % 13, (i % 13) * 2, i % 5))];
}

/// <summary>What ONNX cannot express.</summary>
[Network(Hidden = [4])]
public record Letter([Feature] float Length, [Feature(Encode.Text, VectorWidth = 6)] string Body, [Label] bool Spam);
