namespace Lamina;

internal sealed class RegressionOutcome() : Outcome<float, RegressionMetrics>(TaskKind.Regression)
{
    public override Prediction<float> Decide(ReadOnlySpan<float> outputs) => new(outputs[0]);

    private protected override RegressionMetrics MeasureRows(float[] outputs, float[] targets, float[] weights, double totalWeight, CategoryKey[]? groups)
    {
        double squares = 0, absolute = 0, shares = 0, shareWeight = 0, sum = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            double weight = weights[i];
            var error = (double)outputs[i] - targets[i];
            squares += weight * error * error;
            absolute += weight * Math.Abs(error);
            sum += weight * targets[i];
            if (targets[i] != 0)
            {
                shares += weight * Math.Abs(error / targets[i]);
                shareWeight += weight;
            }
        }

        var mean = sum / totalWeight;
        var spread = 0.0;
        for (var i = 0; i < targets.Length; i++)
            spread += weights[i] * (targets[i] - mean) * (targets[i] - mean);

        return new RegressionMetrics
        {
            RowCount = targets.Length,
            Rmse = Math.Sqrt(squares / totalWeight),
            Mae = absolute / totalWeight,
            RSquared = spread > 0 ? 1 - (squares / spread) : double.NaN,
            Mape = shares / shareWeight,
        };
    }
}
