using Lamina;

namespace Sdk.Tests.Convolutions;

/// <summary>A row with every kind of convolution beside a number and a category; what it means is in the picture and the motion.</summary>
[Network(Hidden = [12, 6], Extract = [1, 2], Embedding = NumberEmbedding.None)]
public record Scan(
    [Feature] float Age,
    [Feature(Shape = [2, 5, 6]), Image(Filters = [3, 5], Shift = 1)] float[]? Picture,
    [Feature] string Site,
    [Feature(Shape = [2, 9]), Sequence(Filters = [4], Pool = 3, Normalization = Normalization.None)] double[] Pulse,
    [Feature, Sequence(Channels = 3, MaxLength = 11, Filters = [6, 5])] float[][]? Motion,
    [Feature] float Weight,
    [Label] bool Ill)
{
    public static Scan[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var scans = new Scan[count];
        for (var i = 0; i < count; i++)
        {
            var picture = random.Next(10) == 0 ? null : Numbers(60);
            var motion = random.Next(10) == 0 ? null : new float[1 + random.Next(15)][];
            for (var step = 0; step < motion?.Length; step++)
                motion[step] = Numbers(3);
            if (motion is { Length: > 3 })
                motion[1][2] = float.NaN;
            var ill = (picture?[..30].Max() > 2.2) ^ (motion?[^1][0] > 0);
            scans[i] = new Scan(random.Next(80), picture, $"site {random.Next(3)}", Array.ConvertAll(Numbers(18), value => (double)value), motion, random.Next(100), ill);
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
