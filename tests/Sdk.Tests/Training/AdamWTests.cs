using Lamina;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Sdk.Tests.Training;

public class AdamWTests
{
    [Fact]
    public void Steps_are_those_of_torch_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        NativeTorch.EnsureLoaded();
        Parameter[] ours = [Weights(1, 5, 3), Weights(2, 7)];
        Parameter[] theirs = [new(ours[0].detach().clone()), new(ours[1].detach().clone())];
        using var own = new AdamW(ours, weightDecay: 0.05);
        using var other = optim.AdamW(theirs, lr: 0.01, weight_decay: 0.05);
        for (var step = 1; step <= 40; step++)
        {
            own.ZeroGradients();
            Loss(ours).backward();
            own.Step(0.01 / step);

            other.zero_grad();
            Loss(theirs).backward();
            foreach (var group in other.ParamGroups)
                group.LearningRate = 0.01 / step;
            other.step();
        }

        for (var i = 0; i < ours.Length; i++)
            Assert.Equal(theirs[i].data<float>().ToArray(), ours[i].data<float>().ToArray());
    }

    [Fact]
    public void A_weight_without_a_gradient_stays()
    {
        using var scope = NewDisposeScope();
        NativeTorch.EnsureLoaded();
        Parameter[] weights = [Weights(1, 4), Weights(2, 4)];
        var before = weights[1].data<float>().ToArray();
        using var optimizer = new AdamW(weights, weightDecay: 0.1);
        (weights[0] * weights[0]).sum().backward();
        optimizer.Step(0.1);
        Assert.Equal(before, weights[1].data<float>().ToArray());
    }

    private static Tensor Loss(Parameter[] weights) => weights[0].sin().sum().Plus(weights[1].pow(Held.Of(4)).sum());

    private static Parameter Weights(long seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return new Parameter(randn(shape, generator: generator));
    }
}
