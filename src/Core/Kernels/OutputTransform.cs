using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lamina;

/// <summary>Turns a network's raw scores into what they mean: probabilities, or numbers in the label's unit.</summary>
internal static class OutputTransform
{
    /// <summary>Transforms the scores of rows in place.</summary>
    /// <param name="task">What the scores are for.</param>
    /// <param name="targets">How the numbers among the targets were scaled.</param>
    /// <param name="scores"><c>[rows, outputs]</c>.</param>
    /// <param name="outputs">How many outputs a row has.</param>
    public static void Apply(TaskKind task, IReadOnlyList<TargetScale> targets, Span<float> scores, int outputs)
    {
        switch (task)
        {
            case TaskKind.Binary or TaskKind.MultiLabel:
                Logistic(scores);
                break;
            case TaskKind.MultiClass:
                for (var start = 0; start < scores.Length; start += outputs)
                    Softmax(scores.Slice(start, outputs));
                break;
            case TaskKind.Regression or TaskKind.Ranking or TaskKind.MultiRegression:
                for (var start = 0; start < scores.Length; start += outputs)
                    Scale(targets, scores.Slice(start, outputs));
                break;
            default:
                throw new InvalidOperationException($"No output is defined for {task}.");
        }
    }

    private static void Logistic(Span<float> scores)
    {
        var lanes = Vector<float>.Count;
        var i = 0;
        for (; i <= scores.Length - lanes; i += lanes)
            Logistic(new Vector<float>(scores[i..])).CopyTo(scores[i..]);

        // The same function as within whole vectors, so that a row alone has the same bits.
        for (; i < scores.Length; i++)
            scores[i] = (float)(1 / (1 + Vector128.Exp(Vector128.CreateScalar(-(double)scores[i])).ToScalar()));
    }

    private static Vector<float> Logistic(Vector<float> scores)
    {
        Vector.Widen(scores, out var low, out var high);
        return Vector.Narrow(Logistic(low), Logistic(high));
    }

    private static Vector<double> Logistic(Vector<double> scores) => Vector<double>.One / (Vector<double>.One + Vector.Exp(-scores));

    private static void Scale(IReadOnlyList<TargetScale> targets, Span<float> scores)
    {
        for (var i = 0; i < scores.Length; i++)
            scores[i] = (float)((scores[i] * targets[i].Scale) + targets[i].Center);
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
