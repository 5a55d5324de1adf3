namespace Lamina;

/// <summary>Turns a network's raw scores into what they mean: probabilities, or numbers in the label's unit.</summary>
internal static class OutputTransform
{
    /// <summary>Transforms the scores of one row in place.</summary>
    public static void Apply(FittedSchema fitted, Span<float> scores)
    {
        switch (fitted.Schema.Label.Task)
        {
            case TaskKind.Binary or TaskKind.MultiLabel:
                for (var i = 0; i < scores.Length; i++)
                    scores[i] = (float)(1 / (1 + Math.Exp(-scores[i])));
                break;
            case TaskKind.MultiClass:
                Softmax(scores);
                break;
            case TaskKind.Regression or TaskKind.Ranking or TaskKind.MultiRegression:
                for (var i = 0; i < scores.Length; i++)
                    scores[i] = (float)((scores[i] * fitted.Targets[i].Scale) + fitted.Targets[i].Center);
                break;
            default:
                throw new InvalidOperationException($"No output is defined for {fitted.Schema.Label.Task}.");
        }
    }

    private static void Softmax(Span<float> scores)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
            highest = Math.Max(highest, score);

        double sum = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var power = Math.Exp(scores[i] - highest);
            scores[i] = (float)power;
            sum += power;
        }

        for (var i = 0; i < scores.Length; i++)
            scores[i] = (float)(scores[i] / sum);
    }
}
