using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>One run of a study: works out the folds that are not on disk yet, and makes the report of all of them.</summary>
internal sealed class StudyRun<TRow, TSchema>
    where TSchema : struct, IRowSchema<TRow>
{
    private readonly IReadOnlyList<TRow> rows;
    private readonly int unlabelled;
    private readonly StudyOptions options;
    private readonly IReadOnlyList<StudyArm<TRow>> ownArms;
    private readonly StudyMetric metric;
    private readonly StudyPlan plan;
    private readonly FoldWorker<TRow, TSchema> worker;
    private readonly StudyClock clock;
    private readonly string fingerprint;

    public StudyRun(
        IReadOnlyList<TRow> rows,
        NetworkFitter<TRow> fit,
        StudyOptions options,
        IReadOnlyList<StudyArm<TRow>> ownArms,
        StudyClock clock,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var schema = TSchema.Descriptor;
        this.rows = StudyRows.Labelled<TRow, TSchema>(rows);
        unlabelled = rows.Count - this.rows.Count;
        this.options = options;
        this.ownArms = ownArms;
        metric = LossTable.Resolve(options.Metric, schema.Label.Task);
        BuiltIn = ArmTraining.Allowed(schema, options.Arms);
        RequireNames();
        plan = StudyPlan.Create(RowTraits.Read<TRow, TSchema>(this.rows), options);
        fingerprint = StudyRows.Fingerprint<TRow, TSchema>(this.rows);
        this.clock = clock;
        var store = new StudyStore(options.Folder, StudyRows.Name(schema, fingerprint, options.Recipe() + string.Concat(ownArms.Select(static arm => " + " + arm.Name))));
        worker = new FoldWorker<TRow, TSchema>(
            this.rows, new FoldBuilder<TRow, TSchema>(fit, options, metric, logger, cancellationToken), store, clock, options.ReferenceBoosters, cancellationToken);
    }

    private IReadOnlyList<Arm> BuiltIn { get; }

    public LiftReport Run()
    {
        var records = new List<FoldRecord>();
        foreach (var fold in plan.Folds)
            records.Add(worker.WorkOut(fold, new FoldKey(fold.Repeat, fold.Fold), BuiltIn, ownArms));
        var report = new ReportBuilder(TSchema.Descriptor, plan, options, metric, BuiltIn, records)
        {
            UnlabelledCount = unlabelled,
            Fingerprint = fingerprint,
        };
        var curve = Curve(report);
        return report.Build(curve, clock.Elapsed);
    }

    // The reference and the arm that did best, with fewer rows to learn from.
    private List<FoldRecord> Curve(ReportBuilder report)
    {
        var curve = new List<FoldRecord>();
        Arm[] arms = report.Best is { } best && best != Arm.RawAveraged ? [Arm.RawAveraged, best] : [Arm.RawAveraged];
        for (var i = 0; i < options.LearningCurve.Count; i++)
        {
            foreach (var fold in plan.Folds)
            {
                if (fold.Repeat > 0)
                    continue;
                var thin = StudyPlan.Thin(plan.Traits, fold, options.LearningCurve[i]);
                curve.Add(worker.WorkOut(thin, new FoldKey(0, fold.Fold, options.LearningCurve[i]), arms, []));
            }
        }

        return curve;
    }

    private void RequireNames()
    {
        var names = BuiltIn.Select(arm => ArmNames.Of(arm, TSchema.Descriptor.Label.Task, options.ReferenceBoosters)).ToHashSet(StringComparer.Ordinal);
        foreach (var arm in ownArms)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(arm.Name, "arms");
            if (!names.Add(arm.Name))
                throw new ArgumentException($"There are two arms called \"{arm.Name}\". Give yours another name.", "arms");
        }
    }
}
