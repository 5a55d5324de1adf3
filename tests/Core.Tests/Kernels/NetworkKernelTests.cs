using CsCheck;
using Lamina;

namespace Core.Tests.Kernels;

/// <summary>Networks of any shape against the same written out in double precision, row by row and fold by fold.</summary>
public class NetworkKernelTests
{
    [Fact]
    public void Any_shape_equals_the_sums_written_out() =>
        Gen.Select(AnyNetwork.Shape, Gen.Int[1, 20], Gen.Int[1, 70], Gen.Int[1, 6], Gen.Int[0, int.MaxValue]).Sample((network, inputs, rows, folds, seed) =>
        {
            var random = new Random(seed);
            var fitted = AnyNetwork.Fit(network, inputs);
            NetworkWeights[] weights = [.. Enumerable.Range(0, folds).Select(_ => AnyNetwork.Weights(network, inputs, random))];
            var x = AnyNetwork.Numbers(random, rows * inputs, 2);
            var kernel = new NetworkKernel(fitted, 0, weights);
            var scratch = new float[(RowScratch.ChunkRows * kernel.ScratchWidth * 2) + kernel.ConvolutionScratch];
            var (mean, apart) = (new float[rows * fitted.EnrichedWidth], new float[folds * rows * fitted.EnrichedWidth]);
            var chunk = new EncodedChunk(x, [], [], rows);
            kernel.Accumulate(chunk, apart: false, scratch, mean);
            kernel.Accumulate(chunk, apart: true, scratch, apart);

            for (var row = 0; row < rows; row++)
            {
                var sum = new double[fitted.EnrichedWidth];
                for (var fold = 0; fold < folds; fold++)
                {
                    var expected = Forward(network, weights[fold], x.AsSpan(row * inputs, inputs).ToArray());
                    RequireClose(expected, apart.AsSpan(((fold * rows) + row) * fitted.EnrichedWidth, fitted.EnrichedWidth));
                    for (var i = 0; i < sum.Length; i++)
                        sum[i] += expected[i] / folds;
                }

                RequireClose(sum, mean.AsSpan(row * fitted.EnrichedWidth, fitted.EnrichedWidth));
            }
        }, iter: 200);

    [Fact]
    public void A_row_has_the_same_bits_alone_and_in_a_batch() =>
        Gen.Select(AnyNetwork.Shape, Gen.Int[1, 20], Gen.Int[1, 6], Gen.Int[0, int.MaxValue]).Sample((network, inputs, folds, seed) =>
        {
            const int Rows = 13;
            var random = new Random(seed);
            var fitted = AnyNetwork.Fit(network, inputs);
            var kernel = new NetworkKernel(fitted, 0, [.. Enumerable.Range(0, folds).Select(_ => AnyNetwork.Weights(network, inputs, random))]);
            var x = AnyNetwork.Numbers(random, Rows * inputs, 2);
            var scratch = new float[(RowScratch.ChunkRows * kernel.ScratchWidth) + kernel.ConvolutionScratch];
            var together = new float[Rows * fitted.EnrichedWidth];
            kernel.Accumulate(new EncodedChunk(x, [], [], Rows), apart: false, scratch, together);
            for (var row = 0; row < Rows; row++)
            {
                var alone = new float[fitted.EnrichedWidth];
                kernel.Accumulate(new EncodedChunk(x.AsSpan(row * inputs, inputs), [], [], 1), apart: false, scratch, alone);
                Assert.Equal(together.AsSpan(row * alone.Length, alone.Length).ToArray(), alone);
            }
        }, iter: 100);

    private static double[] Forward(NetworkDescriptor network, NetworkWeights weights, float[] row)
    {
        var enriched = new double[network.Hidden.Sum() + 1];
        for (var member = 0; member < network.Members; member++)
        {
            var x = Array.ConvertAll(row, value => (double)value);
            for (var i = 0; i < x.Length && network.Members > 1; i++)
                x[i] *= weights.Tensors["members.weight"].Values[(member * x.Length) + i];
            var place = 0;
            for (var layer = 1; layer <= network.Hidden.Count; layer++)
            {
                var below = x;
                x = Normalize(network, weights, layer, Dense(weights, FormattableString.Invariant($"dense{layer}"), below, network.Hidden[layer - 1], 0));
                x = Array.ConvertAll(x, value => Activate(network.Activation, value));
                if (network.IsResidual(layer))
                    x = [.. x.Zip(below, (own, under) => own + under)];
                foreach (var value in x)
                    enriched[place++] += value / network.Members;
            }

            enriched[^1] += 1 / (1 + Math.Exp(-Dense(weights, "output", x, 1, member)[0])) / network.Members;
        }

        return enriched;
    }

    private static double[] Dense(NetworkWeights weights, string name, double[] x, int width, int member)
    {
        var (weight, bias) = (weights.Tensors[name + ".weight"].Values, weights.Tensors[name + ".bias"].Values);
        return [.. Enumerable.Range(member * width, width).Select(unit => bias[unit] + x.Select((value, i) => value * weight[(unit * x.Length) + i]).Sum())];
    }

    private static double[] Normalize(NetworkDescriptor network, NetworkWeights weights, int layer, double[] x)
    {
        if (network.Normalization == Normalization.None)
            return x;
        float[] Of(string part) => weights.Tensors[FormattableString.Invariant($"norm{layer}.{part}")].Values;
        var mean = x.Average();
        var variance = x.Average(value => (value - mean) * (value - mean));
        return [.. x.Select((value, i) => network.Normalization == Normalization.Layer
            ? ((value - mean) / Math.Sqrt(variance + 1e-5) * Of("weight")[i]) + Of("bias")[i]
            : ((value - Of("running_mean")[i]) / Math.Sqrt(Of("running_var")[i] + 1e-5) * Of("weight")[i]) + Of("bias")[i])];
    }

    private static double Activate(Activation activation, double x) => activation switch
    {
        Activation.Relu => Math.Max(0, x),
        Activation.LeakyRelu => x < 0 ? 0.01 * x : x,
        Activation.Silu => x / (1 + Math.Exp(-x)),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        Activation.Gelu => 0.5 * x * (1 + Erf(x / Math.Sqrt(2))),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    // The series of Abramowitz and Stegun 1964, 7.1.6, to where it no longer changes; it converges for every x.
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);
        double term = x, sum = x;
        for (var n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static void RequireClose(double[] expected, ReadOnlySpan<float> actual)
    {
        var tolerance = 2e-5 * Math.Max(1, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}
