using System.Numerics;
using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>
/// Random Fourier features, <c>sqrt(2 / D) cos(x Ωᵀ + b)</c>: the inner product of two mapped rows approximates the kernel
/// <c>exp(-γ |x - y|²)</c> where Ω is drawn from the normal distribution with variance 2γ and b evenly from [0, 2π)
/// (Rahimi and Recht 2007).
/// </summary>
internal sealed class FourierMap
{
    private readonly DenseLayer angles;
    private readonly float scale;

    /// <summary>Takes frequencies over.</summary>
    /// <param name="frequencies">Ω, <c>[features, inputs]</c>.</param>
    /// <param name="phases">b, <c>[features]</c>.</param>
    /// <param name="inputs">How many inputs.</param>
    public FourierMap(float[] frequencies, float[] phases, int inputs)
    {
        Frequencies = frequencies;
        Phases = phases;
        angles = new DenseLayer(frequencies, phases, inputs, phases.Length);
        scale = MathF.Sqrt(2f / phases.Length);
    }

    public float[] Frequencies { get; }

    public float[] Phases { get; }

    /// <summary>How many features there are.</summary>
    public int Width => Phases.Length;

    /// <summary>The distance between mapped rows: the features, filled up to whole vectors.</summary>
    public int Stride => angles.OutputStride;

    /// <summary>Draws a map.</summary>
    /// <param name="inputs">How many inputs.</param>
    /// <param name="features">How many features, D.</param>
    /// <param name="gamma">The kernel's γ.</param>
    /// <param name="seed">Decides the numbers.</param>
    public static FourierMap Draw(int inputs, int features, double gamma, int seed)
    {
        var random = new SeededRandom(unchecked((ulong)seed));
        var frequencies = RowArray.Create<float>(features, inputs);
        var phases = new float[features];
        var deviation = Math.Sqrt(2 * gamma);
        foreach (ref var frequency in frequencies.AsSpan())
            frequency = (float)(deviation * random.NextNormal());
        foreach (ref var phase in phases.AsSpan())
            phase = (float)(2 * Math.PI * random.NextDouble());
        return new FourierMap(frequencies, phases, inputs);
    }

    /// <summary>Maps rows.</summary>
    /// <param name="inputs"><c>[rows, inputs]</c>.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="features">Room for <c>[rows, Stride]</c>.</param>
    public void Apply(ReadOnlySpan<float> inputs, int rows, Span<float> features)
    {
        angles.Apply(inputs, angles.Inputs, rows, features);
        foreach (ref var vector in MemoryMarshal.Cast<float, Vector<float>>(features[..(rows * Stride)]))
            vector = scale * Vector.Cos(vector);
    }
}
