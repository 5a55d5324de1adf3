using System.Numerics;

namespace Lamina;

/// <summary>Weighted sums of features, as a solver found them.</summary>
/// <param name="Weights"><c>[outputs, features]</c>.</param>
/// <param name="Biases"><c>[outputs]</c>.</param>
internal sealed record LinearModel(double[] Weights, double[] Biases)
{
    public int Outputs => Biases.Length;

    /// <summary>The sums of one row.</summary>
    public void Score(ReadOnlySpan<float> features, Span<double> scores)
    {
        for (var output = 0; output < Outputs; output++)
            scores[output] = Dot(features, Weights.AsSpan(output * features.Length, features.Length)) + Biases[output];
    }

    /// <summary>The scorer that serves these sums.</summary>
    public LinearScorer ToScorer(InputTable inputs, FourierMap? map) =>
        new(inputs.Layout, inputs.Encoder, map, Array.ConvertAll(Weights, static weight => (float)weight), Array.ConvertAll(Biases, static bias => (float)bias));

    /// <summary>An inner product, summed in double precision.</summary>
    internal static double Dot(ReadOnlySpan<float> features, ReadOnlySpan<double> weights)
    {
        var (low, high) = (Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        for (; i <= features.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(features[i..]), out var first, out var second);
            low += first * new Vector<double>(weights[i..]);
            high += second * new Vector<double>(weights[(i + Vector<double>.Count)..]);
        }

        var sum = Vector.Sum(low + high);
        for (; i < features.Length; i++)
            sum += features[i] * weights[i];
        return sum;
    }

    /// <summary>Adds so many times the features to weights.</summary>
    internal static void Add(double factor, ReadOnlySpan<float> features, Span<double> weights)
    {
        var factors = new Vector<double>(factor);
        var i = 0;
        for (; i <= features.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(features[i..]), out var first, out var second);
            (new Vector<double>(weights[i..]) + (factors * first)).CopyTo(weights[i..]);
            var rest = weights[(i + Vector<double>.Count)..];
            (new Vector<double>(rest) + (factors * second)).CopyTo(rest);
        }

        for (; i < features.Length; i++)
            weights[i] += factor * features[i];
    }
}
