using Lamina;

namespace Sdk.Tests;

/// <summary>A record whose features are vectors: a wave, and an image that may be missing.</summary>
[Network(Hidden = [16, 8])]
public record Signal([Feature(Shape = [4])] float[] Wave, [Feature(Shape = [2, 2])] byte[]? Image, [Label] bool? Rising)
{
    public static Signal[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var signals = new Signal[count];
        for (var i = 0; i < count; i++)
        {
            float[] wave = [.. Enumerable.Range(0, 4).Select(_ => random.NextSingle())];
            byte[]? image = random.Next(4) == 0 ? null : [.. Enumerable.Range(0, 4).Select(_ => (byte)random.Next(256))];
            signals[i] = new Signal(wave, image, wave[3] - wave[0] + ((image?[3] ?? 128) / 255f) > 0.5f);
        }

        return signals;
    }
}
