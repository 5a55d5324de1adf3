using System.Globalization;

namespace Lamina;

/// <summary>Makes a report of finished folds: the same folds give the same report, whether they were just worked out or lay on disk.</summary>
internal sealed class ReportBuilder
{
    private readonly RowSchema schema;
    private readonly StudyPlan plan;
    private readonly StudyOptions options;
    private readonly StudyMetric metric;
    private readonly IReadOnlyList<FoldRecord> records;
    private readonly Lazy<IReadOnlyList<ArmReport>> arms;

    public ReportBuilder(
        RowSchema schema, StudyPlan plan, StudyOptions options, StudyMetric metric, IReadOnlyList<Arm> builtIn, IReadOnlyList<FoldRecord> records)
    {
        this.schema = schema;
        this.plan = plan;
        this.options = options;
        this.metric = metric;
        this.records = records;
        arms = new Lazy<IReadOnlyList<ArmReport>>(() => ArmReports(builtIn));
    }

    public required int UnlabelledCount { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>The built-in candidate with the lowest loss, or null where there is none.</summary>
    public Arm? Best => arms.Value.Where(static arm => arm is { Role: ArmRole.Candidate, Arm: not null }).MinBy(static arm => arm.Loss)?.Arm;

    private TaskKind Task => schema.Label.Task;

    /// <summary>Makes the report.</summary>
    /// <param name="curve">The folds of the learning curve.</param>
    /// <param name="elapsed">How long it took.</param>
    public LiftReport Build(IReadOnlyList<FoldRecord> curve, TimeSpan elapsed)
    {
        var reference = arms.Value[0];
        var best = arms.Value.Where(static arm => arm.Role == ArmRole.Candidate).MinBy(static arm => arm.Loss);
        string[] shown = best is null ? [reference.Name] : [reference.Name, best.Name];
        return new LiftReport
        {
            RowType = schema.Name,
            Task = Task,
            Metric = ArmMeasures.NameOf(metric),
            Verdict = VerdictWriter.Of(arms.Value, options.Level, ArmMeasures.NameOf(metric)),
            Arms = arms.Value,
            LearningCurve = CurveOf(curve),
            Calibration = Task is TaskKind.Binary or TaskKind.MultiClass ? [.. shown.Select(name => new CalibrationCurve(name, ArmMeasures.Calibration(Pooled(name))))] : [],
            Residuals = Task == TaskKind.Regression ? [.. shown.Select(ResidualsOf)] : [],
            Networks = records[0].Networks,
            Importance = FeatureImportance.Sum(records.SelectMany(static record => record.Arms).Where(UsesLearnedColumns).Select(static arm => (IReadOnlyList<FeatureImportance>)arm.Importance)),
            Settings = SettingsOf(),
            Remarks = [.. RemarksOf()],
            Elapsed = elapsed,
        };
    }

    private List<ArmReport> ArmReports(IReadOnlyList<Arm> builtIn)
    {
        var comparison = new Comparison(plan, records, metric, Task, options);
        var reference = builtIn.ToList().IndexOf(Arm.RawAveraged);
        var constant = builtIn.ToList().IndexOf(Arm.Constant);
        var reports = new List<ArmReport>();
        for (var i = 0; i < records[0].Arms.Length; i++)
        {
            reports.Add(ReportOf(
                i,
                i < builtIn.Count ? builtIn[i] : null,
                i == reference ? null : comparison.Difference(i, reference),
                comparison.Difference(i, constant).PValue));
        }

        Adjust(reports);
        return [.. reports.OrderBy(static arm => arm.Role).ThenBy(static arm => arm.Loss)];
    }

    private ArmReport ReportOf(int arm, Arm? builtIn, ArmDifference? difference, double constantPValue)
    {
        var measures = records.Select(record => ArmMeasures.Of(record.PredictionsOf(record.Arms[arm], Task), metric)).ToArray();
        return new ArmReport
        {
            Name = records[0].Arms[arm].Name,
            Arm = builtIn,
            Role = builtIn is { } known ? ArmNames.RoleOf(known) : ArmRole.Candidate,
            Measures = [.. measures[0].Select((measure, i) => MeasureOf(measure.Name, [.. measures.Select(fold => fold[i].Value)]))],
            Losses = [.. measures.Select(static fold => fold[0].Value)],
            Difference = difference,
            ConstantPValue = constantPValue,
            Settings = [.. records.Select(record => record.Arms[arm].Settings)],
        };
    }

    // Over candidates alone: a control is never taken, so it finds nothing.
    private static void Adjust(List<ArmReport> reports)
    {
        var candidates = reports.Where(static arm => arm.Role == ArmRole.Candidate).ToList();
        var adjusted = Holm.Adjust([.. candidates.Select(static arm => arm.Difference!.PValue)]);
        for (var i = 0; i < candidates.Count; i++)
        {
            var at = reports.IndexOf(candidates[i]);
            reports[at] = candidates[i] with { Difference = candidates[i].Difference! with { AdjustedPValue = adjusted[i] } };
        }
    }

    private static ArmMeasure MeasureOf(string name, double[] values)
    {
        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new ArmMeasure(name, mean, Math.Sqrt(squares / Math.Max(1, values.Length - 1)));
    }

    private List<LearningCurvePoint> CurveOf(IReadOnlyList<FoldRecord> curve)
    {
        if (curve.Count == 0)
            return [];
        var points = new List<LearningCurvePoint>();
        var whole = records.Where(static record => record.Key.Repeat == 0);
        foreach (var share in curve.Concat(whole).GroupBy(static record => record.Key.Share).OrderBy(static group => group.Key))
        {
            foreach (var name in curve[0].Arms.Select(static arm => arm.Name))
            {
                var losses = share.Select(record => LossTable.Of(record.PredictionsOf(record.Arms.Single(arm => arm.Name == name), Task), metric).Value());
                points.Add(new LearningCurvePoint(name, share.Key, share.Average(static record => record.TrainingCount), losses.Average()));
            }
        }

        return points;
    }

    // The predictions of the first division together: each row once. Classes that differ between folds cannot be laid side by side.
    private Predictions Pooled(string name)
    {
        var first = records.Where(record => record.Key.Repeat == 0 && record.OutputCount == records[0].OutputCount).ToArray();
        var truth = new Truth(
            first[0].TargetCount,
            [.. first.SelectMany(static record => record.Targets)],
            [.. first.SelectMany(static record => record.Weights)],
            first[0].Scales,
            null);
        return new Predictions(Task, first[0].OutputCount, [.. first.SelectMany(record => record.Arms.Single(arm => arm.Name == name).Outputs)], truth);
    }

    private ResidualSummary ResidualsOf(string name)
    {
        var pooled = Pooled(name);
        var residuals = new double[pooled.RowCount];
        for (var row = 0; row < residuals.Length; row++)
            residuals[row] = pooled.Truth.Targets[row] - pooled.Outputs[row];
        Array.Sort(residuals);
        double[] levels = [0.05, 0.25, 0.5, 0.75, 0.95];
        return new ResidualSummary(name, residuals.Average(), [.. levels.Select(level => residuals[(int)(level * (residuals.Length - 1))])]);
    }

    private bool UsesLearnedColumns(ArmRecord arm) => arm.Name == ArmNames.Of(Arm.RawHiddenPrediction, Task, 0) || arm.Name == ArmNames.Of(Arm.RawHidden, Task, 0);

    private IEnumerable<string> RemarksOf()
    {
        var traits = plan.Traits;
        if (traits.RepeatsAreOrdinary)
            yield return string.Create(CultureInfo.InvariantCulture, $"{traits.RepeatedCount:N0} of {traits.Count:N0} rows equal an earlier one in every feature. Where so many do, they are dealt out like any others.");
        else if (traits.RepeatedCount > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{traits.RepeatedCount:N0} of {traits.Count:N0} rows equal an earlier one in every feature. Equal rows were kept in one fold.");
        if (UnlabelledCount > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{UnlabelledCount:N0} rows without a label were left out.");
        foreach (var remark in records.SelectMany(static record => record.Remarks).Distinct())
            yield return remark;
    }

    private StudySettings SettingsOf() => new()
    {
        RowCount = plan.Traits.Count,
        UnlabelledCount = UnlabelledCount,
        FeatureCount = schema.Columns.Count,
        Division = plan.Division,
        Folds = options.Folds,
        Repeats = records.Max(static record => record.Key.Repeat) + 1,
        Trials = options.Trials,
        Seed = options.Seed,
        Level = options.Level,
        NetworkFolds = options.Network.Folds,
        Average = options.Average,
        Networks = [.. schema.Networks.Select(Describe)],
        DataFingerprint = Fingerprint,
        SchemaHash = schema.Hash,
        Versions = [$"Lamina {LibraryVersion.Of(typeof(LiftReport))}", $"TorchSharp {TorchSession.LibraryVersion}", $"ML.NET {TreeTraining.LibraryVersion}", $".NET {Environment.Version}"],
    };

    private static string Describe(NetworkDescriptor network) =>
        $"{(network.Name.Length > 0 ? network.Name + ": " : "")}{string.Join(", ", network.Hidden)}, {network.Activation}";
}
