using static TorchSharp.torch;

namespace Lamina;

/// <summary>What the members of an ensemble with shared weights predict together.</summary>
internal static class MemberMean
{
    /// <summary>Scores whose probabilities (or numbers) are the mean of the members'.</summary>
    /// <param name="fitted">Names the task.</param>
    /// <param name="scores"><c>[rows, members, outputs]</c>, or <c>[rows, outputs]</c> of a network without members.</param>
    /// <returns><c>[rows, outputs]</c>.</returns>
    public static Tensor Of(FittedSchema fitted, Tensor scores)
    {
        if (scores.dim() == 2)
            return scores;

        // Through logarithms, so that a sure member does not round to 0 or 1. What is the same for all scores falls out.
        return fitted.Schema.Label.Task switch
        {
            TaskKind.Binary or TaskKind.MultiLabel => nn.functional.logsigmoid(scores).logsumexp(1) - nn.functional.logsigmoid(-scores).logsumexp(1),
            TaskKind.MultiClass => nn.functional.log_softmax(scores, 2).logsumexp(1),
            TaskKind.Regression or TaskKind.Ranking or TaskKind.MultiRegression => scores.mean([1L]),
            var task => throw new InvalidOperationException($"No mean is defined for {task}."),
        };
    }
}
