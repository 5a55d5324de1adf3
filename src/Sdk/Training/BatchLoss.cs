using static TorchSharp.torch;

namespace Lamina;

/// <summary>What training minimises: the weighted mean over a batch of each row's loss.</summary>
internal static class BatchLoss
{
    /// <summary>The loss of a batch.</summary>
    /// <param name="fitted">Names the task and scales a quantity.</param>
    /// <param name="scores">The network's raw scores, <c>[rows, outputs]</c>.</param>
    /// <param name="batch">Labels and weights.</param>
    /// <param name="smoothing">How much of each label is spread evenly over the classes, in [0, 1).</param>
    /// <returns>A scalar.</returns>
    public static Tensor Of(FittedSchema fitted, Tensor scores, TensorBatch batch, double smoothing = 0)
    {
        var rows = fitted.Schema.Label.Task switch
        {
            TaskKind.Binary => nn.functional.binary_cross_entropy_with_logits(
                scores.squeeze(1), Smooth(batch.Label, smoothing), reduction: nn.Reduction.None),
            TaskKind.MultiClass => nn.functional.cross_entropy(
                scores, batch.Label, reduction: nn.Reduction.None, label_smoothing: smoothing),
            TaskKind.Regression or TaskKind.Ranking => nn.functional.mse_loss(
                scores.squeeze(1), (batch.Label - fitted.TargetCenter) / fitted.TargetScale, nn.Reduction.None),
            var task => throw new InvalidOperationException($"No loss is defined for {task}."),
        };
        return (rows * batch.Weight).sum() / batch.Weight.sum().clamp_min(1e-12);
    }

    private static Tensor Smooth(Tensor label, double smoothing) => smoothing > 0 ? (label * (1 - smoothing)) + (smoothing / 2) : label;
}
