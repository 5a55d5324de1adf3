using TorchSharp;
using static TorchSharp.torch;

namespace Lamina;

/// <summary>What training minimises: the weighted mean over a batch of each row's loss; of several labels, their mean; of a ranking, see <see cref="RankingLoss"/>.</summary>
internal static class BatchLoss
{
    /// <summary>The loss of a batch.</summary>
    /// <param name="fitted">Names the task and scales a quantity.</param>
    /// <param name="scores">
    /// The network's raw scores, <c>[rows, outputs]</c>; or <c>[rows, members, outputs]</c>, where a row's loss is the mean of
    /// its members' losses.
    /// </param>
    /// <param name="batch">Labels and weights.</param>
    /// <param name="smoothing">How much of each label is spread evenly over the classes, in [0, 1).</param>
    /// <returns>A scalar.</returns>
    public static Tensor Of(FittedSchema fitted, Tensor scores, TensorBatch batch, double smoothing = 0)
    {
        if (fitted.Schema.Label.Task == TaskKind.Ranking)
            return RankingLoss.Of(scores, batch.Label, batch.Weight);
        if (scores.dim() == 3)
        {
            var members = scores.shape[1];
            var each = Rows(fitted, scores.flatten(0, 1), batch.Label.repeat_interleave(members, 0), smoothing);
            return Mean(each.reshape(-1, members).mean([1L]), batch.Weight);
        }

        return Mean(Rows(fitted, scores, batch.Label, smoothing), batch.Weight);
    }

    private static Tensor Mean(Tensor rows, Tensor weight) => (rows * weight).sum() / weight.sum().clamp_min(Held.Of(1e-12));

    private static Tensor Rows(FittedSchema fitted, Tensor scores, Tensor label, double smoothing) =>
        fitted.Schema.Label.Task switch
        {
            TaskKind.Binary => nn.functional.binary_cross_entropy_with_logits(
                scores.squeeze(1), Smooth(label, smoothing), reduction: nn.Reduction.None),
            TaskKind.MultiClass => nn.functional.cross_entropy(
                scores, label, reduction: nn.Reduction.None, label_smoothing: smoothing),
            TaskKind.MultiLabel => nn.functional.binary_cross_entropy_with_logits(
                scores, Smooth(label, smoothing), reduction: nn.Reduction.None).mean([1L]),
            TaskKind.Regression => nn.functional.mse_loss(
                scores.squeeze(1), Scaled(fitted.Targets[0], label), nn.Reduction.None),
            TaskKind.MultiRegression => nn.functional.mse_loss(scores, Scaled(fitted, label), nn.Reduction.None).mean([1L]),
            var task => throw new InvalidOperationException($"No loss is defined for {task}."),
        };

    private static Tensor Scaled(TargetScale target, Tensor label)
    {
        using var center = target.Center.ToScalar();
        using var scale = target.Scale.ToScalar();
        return (label - center) / scale;
    }

    private static Tensor Scaled(FittedSchema fitted, Tensor label)
    {
        var centers = tensor(Array.ConvertAll([.. fitted.Targets], static target => (float)target.Center), device: label.device);
        var scales = tensor(Array.ConvertAll([.. fitted.Targets], static target => (float)target.Scale), device: label.device);
        return (label - centers) / scales;
    }

    private static Tensor Smooth(Tensor label, double smoothing) => smoothing > 0 ? (label * Held.Of(1 - smoothing)).Plus(Held.Of(smoothing / 2)) : label;
}
