using CsCheck;
using Lamina;

namespace Core.Tests.Kernels;

public class DenseLayerTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void It_equals_the_sum_written_out_for_any_shape(int lanes)
    {
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 70], Gen.Int[1, 9], Gen.Int[0, 5]).Sample((inputs, outputs, rows, gap) =>
        {
            var random = new Random(HashCode.Combine(inputs, outputs, rows));
            var weight = Numbers(random, outputs * inputs);
            var bias = Numbers(random, outputs);
            var stride = inputs + gap;
            var x = Numbers(random, rows * stride);
            var layer = new DenseLayer(weight, bias, inputs, outputs, float.NegativeInfinity, lanes);
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

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void A_row_has_the_same_bits_alone_and_in_a_batch(int lanes)
    {
        Gen.Select(Gen.Int[1, 33], Gen.Int[1, 70]).Sample((inputs, outputs) =>
        {
            var random = new Random(HashCode.Combine(inputs, outputs));
            var layer = new DenseLayer(Numbers(random, outputs * inputs), Numbers(random, outputs), inputs, outputs, float.NegativeInfinity, lanes);
            var x = Numbers(random, 7 * inputs);
            var together = new float[7 * layer.OutputStride];
            layer.Apply(x, inputs, 7, together);

            var alone = new float[layer.OutputStride];
            for (var row = 0; row < 7; row++)
            {
                layer.Apply(x.AsSpan(row * inputs, inputs), inputs, 1, alone);
                Assert.Equal(together.AsSpan(row * layer.OutputStride, layer.OutputStride).ToArray(), alone);
            }
        }, iter: 100);
    }

    [Theory]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity)]
    public void What_is_not_finite_stays_so(float value, float expected)
    {
        var layer = new DenseLayer([1, 1, 1], [0], 3, 1);
        var y = new float[layer.OutputStride];
        layer.Apply([1, value, 2], 3, 1, y);
        Assert.Equal(expected, y[0]);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(1, 16)]
    [InlineData(20, 4)]
    [InlineData(20, 8)]
    [InlineData(20, 16)]
    [InlineData(40, 16)]
    public void Nothing_is_below_the_floor_but_what_is_no_number(int outputs, int lanes)
    {
        var random = new Random(outputs + lanes);
        var (weight, bias, x) = (Numbers(random, outputs * 20), Numbers(random, outputs), Numbers(random, 20 * 5));
        var layer = new DenseLayer(weight, bias, 20, outputs, float.NegativeInfinity, lanes);
        var (free, floored) = (new float[5 * layer.OutputStride], new float[5 * layer.OutputStride]);
        x[3] = float.NaN;
        layer.Apply(x, 20, 5, free);
        new DenseLayer(weight, bias, 20, outputs, 0, lanes).Apply(x, 20, 5, floored);
        for (var row = 0; row < 5; row++)
        {
            for (var output = 0; output < outputs; output++)
            {
                var value = free[(row * layer.OutputStride) + output];
                Assert.Equal(row == 0, float.IsNaN(value));
                Assert.Equal(value < 0 ? 0 : value, floored[(row * layer.OutputStride) + output]);
            }
        }
    }

    [Fact]
    public void Too_little_room_is_refused()
    {
        var layer = new DenseLayer([1, 1], [0], 2, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.Apply(new float[3], 2, 2, new float[2 * layer.OutputStride]));
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.Apply(new float[4], 2, 2, new float[layer.OutputStride]));
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.Apply(new float[4], -1, 2, new float[2 * layer.OutputStride]));
    }

    private static float[] Numbers(Random random, int count)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
            numbers[i] = (random.NextSingle() * 2) - 1;
        return numbers;
    }
}
