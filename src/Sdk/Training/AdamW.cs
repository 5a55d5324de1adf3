using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lamina;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019). TorchSharp's own is the same arithmetic, but makes eight native numbers
/// for every weight tensor of every step that a collection of garbage may free too early (see <see cref="Held"/>); here a step makes them
/// once, and holds them.
/// </summary>
internal sealed class AdamW : IDisposable
{
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.999;
    private const double Epsilon = 1e-8;

    private readonly Parameter[] weights;
    private readonly Tensor[] means;
    private readonly Tensor[] squares;
    private readonly double weightDecay;
    private int steps;

    /// <summary>Begins with no memory of gradients.</summary>
    /// <param name="weights">What is learned; the caller keeps it.</param>
    /// <param name="weightDecay">The share of the learning rate by which weights shrink in a step, not negative.</param>
    public AdamW(IEnumerable<Parameter> weights, double weightDecay)
    {
        this.weights = [.. weights];
        this.weightDecay = weightDecay;
        means = Array.ConvertAll(this.weights, static weight => weight.zeros_like().DetachFromDisposeScope());
        squares = Array.ConvertAll(this.weights, static weight => weight.zeros_like().DetachFromDisposeScope());
    }

    /// <summary>Forgets the gradients of the step before.</summary>
    public void ZeroGradients()
    {
        foreach (var weight in weights)
            weight.grad = null;
    }

    /// <summary>Goes a step against the gradients; a weight without one stays.</summary>
    /// <param name="learningRate">How far, above 0.</param>
    public void Step(double learningRate)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        steps++;
        using var shrink = (1 - (learningRate * weightDecay)).ToScalar();
        using var squareCorrection = Math.Sqrt(1 - Math.Pow(SquareDecay, steps)).ToScalar();
        using var stride = (-learningRate / (1 - Math.Pow(MeanDecay, steps))).ToScalar();
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i].grad is not { } gradient)
                continue;
            weights[i].mul_(shrink);
            means[i].mul_(Held.Of(MeanDecay)).add_(gradient, Held.Of(1 - MeanDecay));
            squares[i].mul_(Held.Of(SquareDecay)).addcmul_(gradient, gradient, Held.Of(1 - SquareDecay));
            var spread = squares[i].sqrt().div_(squareCorrection).add_(Held.Of(Epsilon), Held.Of(1));
            weights[i].addcdiv_(means[i], spread, stride);
        }
    }

    public void Dispose()
    {
        foreach (var tensor in means)
            tensor.Dispose();
        foreach (var tensor in squares)
            tensor.Dispose();
    }
}
