namespace Lamina;

/// <summary>Everything that a task is measured by, for the table of a study.</summary>
internal static class ArmMeasures
{
    private const int CalibrationBins = 10;

    /// <summary>The measures of predictions by name, in the order of the table; what decides comes first.</summary>
    public static IReadOnlyList<(string Name, double Value)> Of(Predictions predictions, StudyMetric metric)
    {
        var values = new List<(string, double)> { (NameOf(metric), LossTable.Of(predictions, metric).Value()) };
        switch (predictions.Task)
        {
            case TaskKind.Binary:
                values.Add(("AUC", AreaUnderCurve.Of(predictions.Outputs, predictions.Truth.Targets, predictions.Truth.Weights)));
                values.Add(("accuracy", Accuracy(predictions)));
                values.Add(("calibration error", CalibrationError(predictions)));
                break;
            case TaskKind.MultiClass:
                values.Add(("accuracy", Accuracy(predictions)));
                values.Add(("calibration error", CalibrationError(predictions)));
                break;
            case TaskKind.MultiLabel:
                values.Add(("mean AUC", MeanAuc(predictions)));
                break;
            case TaskKind.Regression:
                foreach (var other in (StudyMetric[])[StudyMetric.Rmse, StudyMetric.Mae, StudyMetric.Mape])
                {
                    if (other != metric)
                        values.Add((NameOf(other), LossTable.Of(predictions, other).Value()));
                }

                break;
        }

        return values;
    }

    /// <summary>What a measure is called.</summary>
    public static string NameOf(StudyMetric metric) => metric switch
    {
        StudyMetric.LogLoss => "log-loss",
        StudyMetric.Rmse => "RMSE",
        StudyMetric.Mae => "MAE",
        StudyMetric.Mape => "MAPE",
        StudyMetric.NdcgLoss => "1 - NDCG@10",
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "The measure was not chosen."),
    };

    /// <summary>
    /// For bins of predicted probability the mean prediction, the share that happened, and the weight. Of several classes, the predicted class's.
    /// </summary>
    public static IReadOnlyList<CalibrationBin> Calibration(Predictions predictions)
    {
        var said = new double[CalibrationBins];
        var happened = new double[CalibrationBins];
        var weights = new double[CalibrationBins];
        for (var row = 0; row < predictions.RowCount; row++)
        {
            var (probability, hit) = Claim(predictions, row);
            var bin = Math.Min(CalibrationBins - 1, (int)(probability * CalibrationBins));
            said[bin] += predictions.Truth.Weights[row] * probability;
            happened[bin] += hit ? predictions.Truth.Weights[row] : 0;
            weights[bin] += predictions.Truth.Weights[row];
        }

        var bins = new List<CalibrationBin>();
        for (var bin = 0; bin < CalibrationBins; bin++)
        {
            if (weights[bin] > 0)
                bins.Add(new CalibrationBin(said[bin] / weights[bin], happened[bin] / weights[bin], weights[bin]));
        }

        return bins;
    }

    // The expected calibration error (Naeini, Cooper and Hauskrecht 2015) over bins of equal width.
    private static double CalibrationError(Predictions predictions)
    {
        double error = 0, total = 0;
        foreach (var bin in Calibration(predictions))
        {
            error += bin.Weight * Math.Abs(bin.Predicted - bin.Observed);
            total += bin.Weight;
        }

        return error / total;
    }

    private static double Accuracy(Predictions predictions)
    {
        double right = 0, total = 0;
        for (var row = 0; row < predictions.RowCount; row++)
        {
            var weight = predictions.Truth.Weights[row];
            total += weight;
            if (predictions.Task == TaskKind.Binary)
                right += predictions.Outputs[row] > 0.5f == predictions.Truth.Targets[row] > 0 ? weight : 0;
            else
                right += Claim(predictions, row).Hit ? weight : 0;
        }

        return right / total;
    }

    // A binary model claims the probability of true; one of several classes that of the class it predicts.
    private static (double Probability, bool Hit) Claim(Predictions predictions, int row)
    {
        var outputs = predictions.OutputsOf(row);
        if (predictions.Task == TaskKind.Binary)
            return (outputs[0], predictions.Truth.Targets[row] > 0);
        var best = 0;
        for (var i = 1; i < outputs.Length; i++)
            best = outputs[i] > outputs[best] ? i : best;
        return (outputs[best], best == (int)predictions.Truth.Targets[row]);
    }

    // The mean over the labels that have both outcomes.
    private static double MeanAuc(Predictions predictions)
    {
        var (sum, count) = (0.0, 0);
        for (var label = 0; label < predictions.OutputCount; label++)
        {
            var area = AreaUnderCurve.Of(
                Outcome.ColumnOf(predictions.Outputs, predictions.OutputCount, label),
                Outcome.ColumnOf(predictions.Truth.Targets, predictions.Truth.TargetCount, label),
                predictions.Truth.Weights);
            if (double.IsNaN(area))
                continue;
            sum += area;
            count++;
        }

        return sum / count;
    }
}
