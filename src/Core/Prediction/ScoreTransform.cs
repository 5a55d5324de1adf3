namespace Lamina;

/// <summary>Turns a booster's scores into outputs: probabilities, or the number itself.</summary>
internal static class ScoreTransform
{
    /// <summary>Transforms the scores of one row.</summary>
    /// <param name="task">The task.</param>
    /// <param name="slope">What a binary score is multiplied with before the logistic function.</param>
    /// <param name="scores">The scores, <c>[outputs]</c>.</param>
    /// <param name="outputs">Room for as many outputs.</param>
    public static void Apply(TaskKind task, double slope, ReadOnlySpan<double> scores, Span<float> outputs)
    {
        switch (task)
        {
            case TaskKind.Binary or TaskKind.MultiLabel:
                for (var i = 0; i < scores.Length; i++)
                    outputs[i] = (float)(1 / (1 + Math.Exp(-slope * scores[i])));
                break;
            case TaskKind.MultiClass:
                Softmax(scores, outputs);
                break;
            case TaskKind.Regression or TaskKind.Ranking or TaskKind.MultiRegression:
                for (var i = 0; i < scores.Length; i++)
                    outputs[i] = (float)scores[i];
                break;
            default:
                throw new InvalidOperationException($"No output is defined for {task}.");
        }
    }

    private static void Softmax(ReadOnlySpan<double> scores, Span<float> outputs)
    {
        var highest = double.NegativeInfinity;
        foreach (var score in scores)
            highest = Math.Max(highest, score);

        var sum = 0.0;
        foreach (var score in scores)
            sum += Math.Exp(score - highest);
        for (var i = 0; i < outputs.Length; i++)
            outputs[i] = (float)(Math.Exp(scores[i] - highest) / sum);
    }
}
