namespace Lamina;

internal sealed class MultiRegressionOutcome<TLabels>(RowSchema schema)
    : Outcome<TLabels, MultiRegressionMetrics>(TaskKind.MultiRegression, schema.Label.TargetCount)
    where TLabels : struct
{
    private readonly LabelsDecoder<TLabels> decoder = Outcome.DecoderOf<TLabels>(schema, TaskKind.MultiRegression);

    public override Prediction<TLabels> Decide(ReadOnlySpan<float> outputs) => new(decoder.Decode(outputs));

    private protected override MultiRegressionMetrics MeasureRows(float[] outputs, float[] targets, float[] weights, double totalWeight, CategoryKey[]? groups)
    {
        var labels = new LabelMetrics<RegressionMetrics>[TargetCount];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = new(
                schema.Label.Names[i],
                Outcome.Regression().Measure(Outcome.ColumnOf(outputs, TargetCount, i), 1, Outcome.ColumnOf(targets, TargetCount, i), weights));
        }

        return new MultiRegressionMetrics
        {
            RowCount = weights.Length,
            Labels = labels,
            MeanRSquared = labels.Average(static label => label.Metrics.RSquared),
        };
    }
}
