using System.Numerics;
using Lamina;

namespace Core.Tests.Kernels;

public class ActivationFunctionTests
{
    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Silu)]
    [InlineData(Activation.Gelu)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.LeakyRelu)]
    public void It_equals_its_formula_in_double_precision(Activation activation)
    {
        var values = new float[64 * Vector<float>.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = 24f * ((i / (float)(values.Length - 1)) - 0.5f);
        var results = (float[])values.Clone();
        ActivationFunction.Apply(activation, results);
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(Exact(activation, values[i]), results[i], 2e-6);
    }

    [Theory]
    [InlineData(Activation.Silu, 0, 100)]
    [InlineData(Activation.Gelu, 0, 100)]
    [InlineData(Activation.Tanh, -1, 1)]
    [InlineData(Activation.Sigmoid, 0, 1)]
    public void It_keeps_its_limits_far_out(Activation activation, float low, float high)
    {
        var values = new float[Vector<float>.Count];
        values.AsSpan().Fill(-100);
        ActivationFunction.Apply(activation, values);
        Assert.Equal(low, values[0], 1e-6f);
        values.AsSpan().Fill(100);
        ActivationFunction.Apply(activation, values);
        Assert.Equal(high, values[0], 1e-6f);
    }

    private static double Exact(Activation activation, double x) =>
        activation switch
        {
            Activation.Relu => Math.Max(0, x),
            Activation.Silu => x / (1 + Math.Exp(-x)),
            Activation.Gelu => x * NormalDistribution(x),
            Activation.Tanh => Math.Tanh(x),
            Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
            _ => x > 0 ? x : 0.01 * x,
        };

    // Integrates the density by Simpson's rule: nothing in common with the approximation under test.
    private static double NormalDistribution(double x)
    {
        const int Steps = 2000;
        var h = x / Steps;
        var sum = Density(0) + Density(x);
        for (var i = 1; i < Steps; i++)
            sum += (i % 2 == 1 ? 4 : 2) * Density(i * h);
        return 0.5 + (sum * h / 3);

        static double Density(double t) => Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI);
    }
}
