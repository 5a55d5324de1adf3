using Lamina;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Sdk.Tests.Convolutions;

/// <summary>Convolutions give the numbers and gradients of double precision, whatever libtorch does on this processor.</summary>
public class AlignedConvolutionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_shape_is_right_forwards_and_backwards(int seed)
    {
        NativeTorch.EnsureLoaded();
        manual_seed(seed);
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            using var scope = NewDisposeScope();
            var (rows, channels, filters) = (random.Next(1, 20), random.Next(1, 40), random.Next(1, 40));
            var (height, width, kernel) = (random.Next(1, 8), random.Next(1, 12), (2 * random.Next(4)) + 1);
            var kernelHeight = height == 1 ? 1 : kernel;
            var (x, weight, bias) = (randn(rows, channels, height, width), randn(filters, channels, kernelHeight, kernel), randn(filters));
            var upstream = randn(rows, filters, height, width);

            var expected = Run(x.to(float64), weight.to(float64), bias.to(float64), upstream.to(float64), (a, b, c) => F.conv2d(a, b, c, padding: [kernelHeight / 2, kernel / 2]));
            FillFreeMemory(random);
            AssertClose(expected, Run(x, weight, bias, upstream, AlignedConvolution.Apply));
        }
    }

    // What nobody wrote is then no zero by chance.
    private static void FillFreeMemory(Random random)
    {
        var blocks = Enumerable.Range(0, 30).Select(_ => full([random.Next(1, 60_000)], Held.Of(double.NaN))).ToList();
        blocks.ForEach(static block => block.Dispose());
    }

    private static Tensor[] Run(Tensor x, Tensor weight, Tensor bias, Tensor upstream, Func<Tensor, Tensor, Tensor, Tensor> convolve)
    {
        Tensor[] inputs = [.. new[] { x, weight, bias }.Select(input => input.clone().requires_grad_(true))];
        var maps = convolve(inputs[0], inputs[1], inputs[2]);
        (maps * upstream).sum().backward();
        return [maps.detach(), .. inputs.Select(input => input.grad!)];
    }

    private static void AssertClose(Tensor[] expected, Tensor[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var error = (actual[i].to(float64) - expected[i]).abs().max().item<double>();
            Assert.InRange(error, 0, 1e-4 * Math.Max(1, expected[i].abs().max().item<double>()));
        }
    }
}
