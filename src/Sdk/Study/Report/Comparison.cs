namespace Lamina;

/// <summary>Compares an arm with the reference over the folds of a study.</summary>
/// <param name="plan">How rows were divided.</param>
/// <param name="records">The folds.</param>
/// <param name="metric">What decides.</param>
/// <param name="task">What the label is.</param>
/// <param name="options">Level and rounds.</param>
internal sealed class Comparison(StudyPlan plan, IReadOnlyList<FoldRecord> records, StudyMetric metric, TaskKind task, StudyOptions options)
{
    // A month of days, about: enough blocks to draw from, each long enough to hold what neighbouring moments share.
    private const int MostTimeBlocks = 40;

    /// <summary>The difference of two arms; it lacks the correction for several arms.</summary>
    /// <param name="arm">The position of the arm in every record.</param>
    /// <param name="reference">The position of the reference.</param>
    public ArmDifference Difference(int arm, int reference)
    {
        var losses = records.Select(record => (Arm: Losses(record, arm), Reference: Losses(record, reference))).ToArray();
        double[] differences = [.. losses.Select(static pair => pair.Arm.Value() - pair.Reference.Value())];
        var scale = losses.Average(static pair => pair.Reference.Value());
        var intervals = new List<(DifferenceInterval Interval, double PValue)>();
        if (plan.Traits.Times is not null)
        {
            intervals.Add(Blocks(losses, scale));
        }
        else
        {
            var (low, high, p) = CorrectedResampledT.Test(differences, TestToTraining(), options.Level);
            intervals.Add((new DifferenceInterval(
                "corrected resampled t (Nadeau and Bengio 2003)", "other rows to learn from and to test on", low / scale, high / scale, differences.Length), p));
        }

        if (plan.Traits is { Groups: not null, GroupsAreEqualRows: false })
            intervals.Add(Groups(losses, scale));
        else if (plan.Traits.Times is null)
            intervals.Add(Rows(losses, scale));

        var mean = differences.Average();
        return new ArmDifference
        {
            Mean = mean,
            Relative = mean / scale,
            Intervals = [.. intervals.Select(static pair => pair.Interval)],
            PValue = intervals[0].PValue,
            AdjustedPValue = double.NaN,
        };
    }

    private LossTable Losses(FoldRecord record, int arm) => LossTable.Of(record.PredictionsOf(record.Arms[arm], task), metric);

    private double TestToTraining() => records.Average(static record => (double)record.TestRows.Length / record.TrainingCount);

    private (DifferenceInterval Interval, double PValue) Rows((LossTable Arm, LossTable Reference)[] losses, double scale) => Bootstrap(
        losses, FoldPlan.AllPositions(plan.Traits.Count), "bootstrap over rows", "other rows to test on; the trained models as they are", scale);

    private (DifferenceInterval Interval, double PValue) Groups((LossTable Arm, LossTable Reference)[] losses, double scale) => Bootstrap(
        losses, plan.Traits.Groups!, "bootstrap over whole groups", $"other values of {plan.Traits.GroupName} to test on; the trained models as they are", scale);

    private (DifferenceInterval Interval, double PValue) Blocks((LossTable Arm, LossTable Reference)[] losses, double scale)
    {
        int[] tested = [.. records.SelectMany(static record => record.TestRows).Order()];
        var moments = tested.Select(row => plan.Traits.Times![row]).Distinct().Count();
        var edges = new double[Math.Min(moments, MostTimeBlocks) - 1];
        for (var i = 0; i < edges.Length; i++)
            edges[i] = (i + 1.0) / (edges.Length + 1);
        var blocks = TimeBlocks.Divide(plan.Traits, tested, edges);
        var blockOf = new int[plan.Traits.Count];
        for (var i = 0; i < tested.Length; i++)
            blockOf[tested[i]] = blocks[i];
        return Bootstrap(losses, blockOf, "bootstrap over blocks of time", "other times to test on; the trained models as they are", scale);
    }

    private (DifferenceInterval Interval, double PValue) Bootstrap(
        (LossTable Arm, LossTable Reference)[] losses, int[] unitOf, string method, string covers, double scale)
    {
        // Units are numbered anew: those without a test row are not drawn.
        var known = new Dictionary<int, int>();
        for (var fold = 0; fold < losses.Length; fold++)
        {
            foreach (var row in losses[fold].Arm.Rows)
                known.TryAdd(unitOf[records[fold].TestRows[row]], known.Count);
        }

        var sums = new PairedSums(known.Count, metric == StudyMetric.Rmse);
        for (var fold = 0; fold < losses.Length; fold++)
        {
            var (arm, reference) = losses[fold];
            for (var i = 0; i < arm.Rows.Length; i++)
                sums.Add(known[unitOf[records[fold].TestRows[arm.Rows[i]]]], arm.Losses[i], reference.Losses[i], arm.Weights[i]);
        }

        var (low, high, p) = BootstrapInterval.Of(sums, options.BootstrapRounds, options.Level, options.Seed);
        return (new DifferenceInterval(method, covers, low / scale, high / scale, known.Count), p);
    }
}
