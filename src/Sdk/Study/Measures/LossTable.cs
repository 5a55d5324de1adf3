namespace Lamina;

/// <summary>The losses that a measure is the mean of: one for each row, or in a ranking one for each group.</summary>
/// <param name="Rows">For each loss the row that it belongs to, or the first row of its group.</param>
/// <param name="Losses">The losses.</param>
/// <param name="Weights">How much each counts.</param>
/// <param name="IsRoot">Whether the measure is the root of the mean.</param>
internal sealed record LossTable(int[] Rows, double[] Losses, double[] Weights, bool IsRoot)
{
    /// <summary>The measure; NaN where nothing counts.</summary>
    public double Value()
    {
        double sum = 0, total = 0;
        for (var i = 0; i < Losses.Length; i++)
        {
            sum += Weights[i] * Losses[i];
            total += Weights[i];
        }

        return IsRoot ? Math.Sqrt(sum / total) : sum / total;
    }

    /// <summary>The losses of a model.</summary>
    /// <param name="predictions">What it said.</param>
    /// <param name="metric">What decides; not <see cref="StudyMetric.Default"/>.</param>
    public static LossTable Of(Predictions predictions, StudyMetric metric)
    {
        if (metric == StudyMetric.NdcgLoss)
            return OfGroups(predictions);
        var truth = predictions.Truth;
        var losses = new double[predictions.RowCount];
        var weights = new double[losses.Length];
        for (var row = 0; row < losses.Length; row++)
        {
            weights[row] = truth.Weights[row];
            if (metric == StudyMetric.Mape && truth.Targets[row] == 0)
                weights[row] = 0;
            else
                losses[row] = LossOf(predictions, row, metric);
        }

        return new LossTable(FoldPlan.AllPositions(losses.Length), losses, weights, metric == StudyMetric.Rmse);
    }

    /// <summary>What decides for a task where nothing else is asked for.</summary>
    /// <exception cref="ArgumentException">The measure that is asked for does not suit the task.</exception>
    public static StudyMetric Resolve(StudyMetric metric, TaskKind task)
    {
        StudyMetric[] suitable = task switch
        {
            TaskKind.Binary or TaskKind.MultiClass or TaskKind.MultiLabel => [StudyMetric.LogLoss],
            TaskKind.Regression => [StudyMetric.Rmse, StudyMetric.Mae, StudyMetric.Mape],
            TaskKind.MultiRegression => [StudyMetric.Rmse],
            TaskKind.Ranking => [StudyMetric.NdcgLoss],
            _ => throw new InvalidOperationException($"No measure is set up for {task}."),
        };
        if (metric == StudyMetric.Default)
            return suitable[0];
        return suitable.Contains(metric)
            ? metric
            : throw new ArgumentException($"StudyOptions.Metric = {metric} does not measure a {task} label. Use {string.Join(" or ", suitable)}.", nameof(metric));
    }

    private static double LossOf(Predictions predictions, int row, StudyMetric metric)
    {
        var outputs = predictions.OutputsOf(row);
        var targets = predictions.Truth.TargetsOf(row);
        switch (metric)
        {
            case StudyMetric.LogLoss when predictions.Task == TaskKind.MultiClass:
                // A class that no training row had was given no probability at all.
                return Outcome.LogLoss(targets[0] < 0 ? 0 : outputs[(int)targets[0]]);
            case StudyMetric.LogLoss:
                var sum = 0.0;
                for (var i = 0; i < targets.Length; i++)
                    sum += Outcome.LogLoss(targets[i] > 0 ? outputs[i] : 1 - outputs[i]);
                return sum / targets.Length;
            case StudyMetric.Rmse:
                var squares = 0.0;
                for (var i = 0; i < targets.Length; i++)
                {
                    var scale = targets.Length > 1 ? predictions.Truth.Scales[i] : 1;
                    squares += Square((outputs[i] - targets[i]) / scale) / targets.Length;
                }

                return squares;
            case StudyMetric.Mae:
                return Math.Abs(outputs[0] - targets[0]);
            case StudyMetric.Mape:
                return Math.Abs((outputs[0] - targets[0]) / targets[0]);
            default:
                throw new InvalidOperationException($"{metric} has no loss for a row.");
        }
    }

    private static LossTable OfGroups(Predictions predictions)
    {
        const int Depth = 10;
        var (rows, losses, weights) = (new List<int>(), new List<double>(), new List<double>());
        foreach (var members in predictions.Truth.RowsOfGroups())
        {
            var group = new RankedGroup(members, predictions.Outputs, predictions.Truth.Targets);
            if (!group.HasRelevant)
                continue;
            rows.Add(members[0]);
            losses.Add(1 - group.NormalizedGain(Depth));
            weights.Add(members.Average(row => predictions.Truth.Weights[row]));
        }

        return new LossTable([.. rows], [.. losses], [.. weights], IsRoot: false);
    }

    private static double Square(double value) => value * value;
}
