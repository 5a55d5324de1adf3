namespace Lamina;

/// <summary>What an outer loop found.</summary>
/// <param name="Plan">How the rows were divided.</param>
/// <param name="Chosen">The arm that was chosen without each part.</param>
/// <param name="Records">What the arms said of each part.</param>
/// <param name="Metric">What decides.</param>
/// <param name="Task">What the label is.</param>
/// <param name="Options">Level and rounds of the intervals.</param>
internal sealed record OuterResult(
    StudyPlan Plan, IReadOnlyList<Arm> Chosen, IReadOnlyList<FoldRecord> Records, StudyMetric Metric, TaskKind Task, StudyOptions Options)
{
    /// <summary>The chosen arms against the reference.</summary>
    public ChoiceReport Report()
    {
        // What was chosen may be another arm in every part: here it stands in one place, behind the reference.
        FoldRecord[] pairs = [.. Records.Select((record, i) => record with { Arms = [ArmIn(record, Arm.RawAveraged), ArmIn(record, Chosen[i])] })];
        var difference = new Comparison(Plan, pairs, Metric, Task, Options).Difference(1, 0);
        return new ChoiceReport(Chosen, MeanLoss(pairs, 1), MeanLoss(pairs, 0), difference);
    }

    /// <summary>The mean loss of an arm that predicted every part.</summary>
    public double MeanLossOf(Arm arm) => Records.Average(record => LossOf(record, ArmIn(record, arm)));

    /// <summary>The test against differences of a size: how likely a mean this low or lower is where the chosen arms lose this much more than the reference.</summary>
    /// <param name="margin">The size, as a share of the reference's loss.</param>
    public double PValueOfLosingMoreThan(double margin)
    {
        double[] chosen = [.. Records.Select((record, i) => LossOf(record, ArmIn(record, Chosen[i])))];
        double[] reference = [.. Records.Select(record => LossOf(record, ArmIn(record, Arm.RawAveraged)))];
        double[] beyond = [.. chosen.Zip(reference, (one, other) => one - other - (margin * reference.Average()))];
        return CorrectedResampledT.Test(beyond, Records.Average(static record => (double)record.TestRows.Length / record.TrainingCount), Options.Level).PValue;
    }

    private double MeanLoss(FoldRecord[] records, int arm) => records.Average(record => LossOf(record, record.Arms[arm]));

    private double LossOf(FoldRecord record, ArmRecord arm) => LossTable.Of(record.PredictionsOf(arm, Task), Metric).Value();

    private ArmRecord ArmIn(FoldRecord record, Arm arm)
    {
        var name = ArmNames.Of(arm, Task, Options.ReferenceBoosters);
        return record.Arms.Single(candidate => candidate.Name == name);
    }
}
