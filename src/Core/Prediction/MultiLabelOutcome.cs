namespace Lamina;

internal sealed class MultiLabelOutcome<TLabels>(RowSchema schema) : Outcome<TLabels, MultiLabelMetrics>(TaskKind.MultiLabel, schema.Label.TargetCount)
    where TLabels : struct
{
    private const float Threshold = 0.5f;
    private const int MostOnStack = 256;

    private readonly LabelsDecoder<TLabels> decoder = Outcome.DecoderOf<TLabels>(schema, TaskKind.MultiLabel);

    public override Prediction<TLabels> Decide(ReadOnlySpan<float> outputs)
    {
        var flags = outputs.Length <= MostOnStack ? stackalloc float[outputs.Length] : new float[outputs.Length];
        for (var i = 0; i < flags.Length; i++)
            flags[i] = outputs[i] > Threshold ? 1 : 0;
        return new(decoder.Decode(flags), probabilities: outputs.ToArray());
    }

    private protected override MultiLabelMetrics MeasureRows(float[] outputs, float[] targets, float[] weights, double totalWeight, CategoryKey[]? groups)
    {
        var labels = new LabelMetrics<BinaryMetrics>[TargetCount];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = new(
                schema.Label.Names[i],
                Outcome.Binary().Measure(Outcome.ColumnOf(outputs, TargetCount, i), 1, Outcome.ColumnOf(targets, TargetCount, i), weights));
        }

        double exact = 0, wrong = 0, both = 0, either = 0;
        for (var row = 0; row < weights.Length; row++)
        {
            var misses = 0;
            for (var i = row * TargetCount; i < (row + 1) * TargetCount; i++)
            {
                var (predicted, happened) = (outputs[i] > Threshold, targets[i] > 0);
                misses += predicted == happened ? 0 : 1;
                both += predicted && happened ? weights[row] : 0;
                either += ((predicted ? 1 : 0) + (happened ? 1 : 0)) * (double)weights[row];
            }

            exact += misses == 0 ? weights[row] : 0;
            wrong += misses * (double)weights[row];
        }

        return new MultiLabelMetrics
        {
            RowCount = weights.Length,
            Labels = labels,
            LogLoss = labels.Average(static label => label.Metrics.LogLoss),
            MacroAuc = labels.Where(static label => !double.IsNaN(label.Metrics.Auc)).Select(static label => label.Metrics.Auc).DefaultIfEmpty(double.NaN).Average(),
            MicroF1 = 2 * both / either,
            HammingLoss = wrong / (totalWeight * TargetCount),
            ExactMatch = exact / totalWeight,
        };
    }
}
