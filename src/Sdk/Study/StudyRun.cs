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
    private readonly FoldBuilder<TRow, TSchema> builder;
    private readonly StudyStore store;
    private readonly StudyClock clock;
    private readonly string fingerprint;
    private readonly CancellationToken cancellationToken;

    public StudyRun(
        IReadOnlyList<TRow> rows,
        NetworkFitter<TRow> fit,
        StudyOptions options,
        IReadOnlyList<StudyArm<TRow>> ownArms,
        IProgress<StudyProgress>? progress,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var schema = TSchema.Descriptor;
        this.rows = StudyRows.Labelled<TRow, TSchema>(rows);
        unlabelled = rows.Count - this.rows.Count;
        this.options = options;
        this.ownArms = ownArms;
        this.cancellationToken = cancellationToken;
        metric = LossTable.Resolve(options.Metric, schema.Label.Task);
        BuiltIn = ArmTraining.Allowed(schema, options.Arms);
        RequireNames();
        plan = StudyPlan.Create(RowTraits.Read<TRow, TSchema>(this.rows), options);
        builder = new FoldBuilder<TRow, TSchema>(fit, options, metric, logger, cancellationToken);
        fingerprint = StudyRows.Fingerprint<TRow, TSchema>(this.rows);
        store = new StudyStore(options.Folder, StudyRows.Name(schema, fingerprint, options.Recipe() + string.Concat(ownArms.Select(static arm => " + " + arm.Name))));
        clock = new StudyClock(options.Clock, progress, plan.Folds.Count + (options.LearningCurve.Count * options.Folds));
    }

    private IReadOnlyList<Arm> BuiltIn { get; }

    public LiftReport Run()
    {
        var records = new List<FoldRecord>();
        foreach (var fold in plan.Folds)
            records.Add(WorkOut(fold, new FoldKey(fold.Repeat, fold.Fold), BuiltIn, ownArms));
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
                curve.Add(WorkOut(thin, new FoldKey(0, fold.Fold, options.LearningCurve[i]), arms, []));
            }
        }

        return curve;
    }

    private FoldRecord WorkOut(StudyFold fold, FoldKey key, IReadOnlyList<Arm> arms, IReadOnlyList<StudyArm<TRow>> own)
    {
        cancellationToken.ThrowIfCancellationRequested();
        clock.BeginFold();
        if (store.Read(key) is { } finished)
        {
            clock.EndFold(wasStored: true);
            return finished;
        }

        var (training, test) = (OutOfFold.Pick(rows, fold.Training), OutOfFold.Pick(rows, fold.Test));
        clock.Step("networks");
        var trained = builder.Train(training, fold.Seed);
        var work = builder.Build(training, test, trained, fold.Seed);
        var said = new List<ArmRecord>();
        foreach (var arm in arms)
            said.Add(Said(work, arm));
        foreach (var arm in own)
            said.Add(Said(work, arm, training, test));

        var truth = Truths.Of(work.Raw.Test);
        var record = new FoldRecord
        {
            Key = key,
            TrainingCount = training.Length,
            TestRows = fold.Test,
            OutputCount = work.Fitted.OutputCount,
            TargetCount = truth.TargetCount,
            Targets = truth.Targets,
            Weights = truth.Weights,
            Scales = truth.Scales,
            Groups = truth.Groups,
            Arms = [.. said],
            Networks = [.. trained.Histories.Select(static history => new NetworkCurve(history.Network, [.. history.TrainingLoss], [.. history.ValidationLoss], history.BestEpoch))],
            Remarks = [.. work.Fitted.Remarks],
        };
        store.Write(record);
        clock.EndFold(wasStored: false);
        return record;
    }

    private ArmRecord Said(FoldWork work, Arm arm)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var name = ArmNames.Of(arm, work.Task, options.ReferenceBoosters);
        var begun = clock.Step(name);
        var (fitted, outputs) = ArmTraining.Run(work, arm);
        return new ArmRecord(name, outputs, fitted.Settings, [.. fitted.Importance], clock.SecondsSince(begun));
    }

    private ArmRecord Said(FoldWork work, StudyArm<TRow> arm, TRow[] training, TRow[] test)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var begun = clock.Step(arm.Name);
        var outputs = arm.Predict(new StudyArmInput<TRow>(training, test, work.Fitted.Classes?.Names ?? [], work.Seed, cancellationToken));
        var wanted = (long)test.Length * work.Fitted.OutputCount;
        if (outputs is null || outputs.Length != wanted)
        {
            throw new LaminaException(FormattableString.Invariant(
                $"The arm \"{arm.Name}\" gave {outputs?.Length ?? 0} outputs for {test.Length} rows, and {work.Fitted.OutputCount} are needed for each. See StudyArm<TRow>.Predict."));
        }

        return new ArmRecord(arm.Name, outputs, "", [], clock.SecondsSince(begun));
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
