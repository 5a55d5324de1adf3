namespace Lamina;

/// <summary>Works folds out: trains the networks, then every arm, and keeps what they said.</summary>
/// <param name="rows">The rows of the study.</param>
/// <param name="builder">Makes the tables of a fold.</param>
/// <param name="store">Finished folds.</param>
/// <param name="clock">Told before every step.</param>
/// <param name="referenceBoosters">How many boosters the reference averages.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class FoldWorker<TRow, TSchema>(
    IReadOnlyList<TRow> rows, FoldBuilder<TRow, TSchema> builder, StudyStore store, StudyClock clock, int referenceBoosters, CancellationToken cancellationToken)
    where TSchema : struct, IRowSchema<TRow>
{
    /// <summary>The record of a fold: from disk, or worked out and kept there.</summary>
    /// <param name="fold">Which rows are learned from and predicted.</param>
    /// <param name="key">What the record is kept under.</param>
    /// <param name="arms">The built-in arms.</param>
    /// <param name="own">Arms of the user's.</param>
    public FoldRecord WorkOut(StudyFold fold, FoldKey key, IReadOnlyList<Arm> arms, IReadOnlyList<StudyArm<TRow>> own)
    {
        cancellationToken.ThrowIfCancellationRequested();
        clock.BeginFold();
        if (store.Read(key) is { } finished && Holds(finished, fold, arms, own))
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

    // With more divisions another arm may have become the best one, whose learning curve is asked for.
    private bool Holds(FoldRecord record, StudyFold fold, IReadOnlyList<Arm> arms, IReadOnlyList<StudyArm<TRow>> own)
    {
        var wanted = arms.Select(arm => ArmNames.Of(arm, TSchema.Descriptor.Label.Task, referenceBoosters)).Concat(own.Select(static arm => arm.Name));
        return record.TestRows.AsSpan().SequenceEqual(fold.Test) && record.Arms.Select(static arm => arm.Name).SequenceEqual(wanted);
    }

    private ArmRecord Said(FoldWork work, Arm arm)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var name = ArmNames.Of(arm, work.Task, referenceBoosters);
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
}
