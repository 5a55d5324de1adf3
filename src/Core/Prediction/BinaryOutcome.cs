namespace Lamina;

internal sealed class BinaryOutcome() : Outcome<bool, BinaryMetrics>(TaskKind.Binary)
{
    private const float Threshold = 0.5f;

    public override Prediction<bool> Decide(ReadOnlySpan<float> outputs) => new(outputs[0] > Threshold, outputs[0]);

    private protected override BinaryMetrics MeasureRows(float[] outputs, float[] targets, float[] weights, double totalWeight, CategoryKey[]? groups)
    {
        double loss = 0, squares = 0, truePositive = 0, falsePositive = 0, falseNegative = 0, trueNegative = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            double probability = outputs[i];
            double weight = weights[i];
            var happened = targets[i] > 0;
            loss += weight * Outcome.LogLoss(happened ? probability : 1 - probability);
            var error = probability - (happened ? 1 : 0);
            squares += weight * error * error;
            if (outputs[i] > Threshold)
                (happened ? ref truePositive : ref falsePositive) += weight;
            else
                (happened ? ref falseNegative : ref trueNegative) += weight;
        }

        return new BinaryMetrics
        {
            RowCount = targets.Length,
            PositiveShare = (truePositive + falseNegative) / totalWeight,
            LogLoss = loss / totalWeight,
            BrierScore = squares / totalWeight,
            Auc = AreaUnderCurve.Of(outputs, targets, weights),
            Accuracy = (truePositive + trueNegative) / totalWeight,
            Precision = truePositive / (truePositive + falsePositive),
            Recall = truePositive / (truePositive + falseNegative),
            F1 = 2 * truePositive / ((2 * truePositive) + falsePositive + falseNegative),
        };
    }
}
