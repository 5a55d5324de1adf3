using static TorchSharp.torch;

namespace Lamina;

/// <summary>
/// What a network minimises that ranks: the logistic loss of every pair of rows of one group that are not equally relevant
/// (RankNet, Burges et al. 2005). Only the order within a group counts; the level of the scores is free.
/// </summary>
internal static class RankingLoss
{
    /// <summary>The mean over the pairs of a batch; a pair counts as much as the mean of its rows' weights.</summary>
    /// <param name="scores"><c>[rows, 1]</c>, or <c>[rows, members, 1]</c>, where a pair's loss is the mean of the members'.</param>
    /// <param name="label">Relevance and group, <c>[rows, 2]</c>.</param>
    /// <param name="weight"><c>[rows]</c>.</param>
    /// <returns>A scalar; 0 where no two rows can be compared.</returns>
    public static Tensor Of(Tensor scores, Tensor label, Tensor weight)
    {
        var (relevance, group) = (label.select(1, 0), label.select(1, 1));
        var compared = group.unsqueeze(1).eq(group).logical_and(relevance.unsqueeze(1) > relevance);
        var pairs = compared.nonzero();                                         // [pairs, 2]: the more relevant row first
        var (better, worse) = (pairs.select(1, 0), pairs.select(1, 1));
        var margin = scores.flatten(1).index_select(0, better) - scores.flatten(1).index_select(0, worse);
        var weights = weight.index_select(0, better).Plus(weight.index_select(0, worse)) / Held.Of(2);
        var losses = -nn.functional.logsigmoid(margin).mean([1L]);
        return (losses * weights).sum() / weights.sum().clamp_min(Held.Of(1e-12));
    }
}
