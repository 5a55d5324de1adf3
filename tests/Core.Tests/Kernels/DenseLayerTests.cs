using CsCheck;
using Lamina;

namespace Core.Tests.Kernels;

public class DenseLayerTests
{
    [Fact]
    public void It_equals_the_sum_written_out_for_any_shape()
    {
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 70], Gen.Int[1, 9], Gen.Int[0, 5]).Sample((inputs, outputs, rows, gap) =>
        {
            var random = new Random(HashCode.Combine(inputs, outputs, rows));
            var weight = Numbers(random, outputs * inputs);
            var bias = Numbers(random, outputs);
            var stride = inputs + gap;
            var x = Numbers(random, rows * stride);
            var layer = new DenseLayer(weight, bias, inputs, outputs);
            var y = new float[rows * layer.OutputStride];
            layer.Apply(x, stride, rows, y);

            for (var row = 0; row < rows; row++)
            {
                for (var output = 0; output < outputs; output++)
                {
                    double expected = bias[output];
                    for (var input = 0; input < inputs; input++)
                        expected += (double)weight[(output * inputs) + input] * x[(row * stride) + input];
                    var actual = y[(row * layer.OutputStride) + output];
                    if (Math.Abs(expected - actual) > 1e-5 * Math.Max(1, Math.Abs(expected)))
                        throw new InvalidOperationException($"Row {row}, output {output}: {actual} instead of {expected}.");
                }
            }
        }, iter: 300);
    }

    [Fact]
    public void A_row_has_the_same_bits_alone_and_in_a_batch()
    {
        var random = new Random(1);
        var layer = new DenseLayer(Numbers(random, 33 * 20), Numbers(random, 33), 20, 33);
        var x = Numbers(random, 7 * 20);
        var together = new float[7 * layer.OutputStride];
        layer.Apply(x, 20, 7, together);

        var alone = new float[layer.OutputStride];
        for (var row = 0; row < 7; row++)
        {
            layer.Apply(x.AsSpan(row * 20, 20), 20, 1, alone);
            Assert.Equal(together.AsSpan(row * layer.OutputStride, layer.OutputStride).ToArray(), alone);
        }
    }

    private static float[] Numbers(Random random, int count)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
            numbers[i] = (random.NextSingle() * 2) - 1;
        return numbers;
    }
}
