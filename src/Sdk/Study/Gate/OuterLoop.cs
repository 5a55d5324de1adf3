using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>
/// Judges the choice of an arm: for each part of the rows a study of the others chooses, and what it chose is trained on the others and predicts the
/// part. Nothing of a part reaches the choice that is judged on it (nested cross-validation, Stone 1974).
/// </summary>
internal sealed class OuterLoop<TRow, TSchema>(
    IReadOnlyList<TRow> rows, NetworkFitter<TRow> fit, StudyOptions options, int folds, StudyClock clock, ILogger logger, CancellationToken cancellationToken)
    where TSchema : struct, IRowSchema<TRow>
{
    private readonly StudyMetric metric = LossTable.Resolve(options.Metric, TSchema.Descriptor.Label.Task);
    private readonly StudyOptions outer = options with { Folds = folds, Repeats = 1, Folder = Below(options.Folder, "outer") };

    /// <summary>Chooses for every part, and has the chosen arm predict it.</summary>
    /// <param name="measured">The arms that predict every part, beside the reference and the chosen one: to know what a choice has missed.</param>
    public OuterResult Run(IReadOnlyList<Arm> measured)
    {
        var plan = StudyPlan.Create(RowTraits.Read<TRow, TSchema>(rows), outer);
        var store = new StudyStore(outer.Folder, StudyRows.Name(TSchema.Descriptor, StudyRows.Fingerprint<TRow, TSchema>(rows), outer.Recipe() + " outer " + string.Join(',', measured)));
        var worker = new FoldWorker<TRow, TSchema>(
            rows, new FoldBuilder<TRow, TSchema>(fit, outer, metric, logger, cancellationToken), store, clock, options.ReferenceBoosters, cancellationToken);
        var chosen = new List<Arm>();
        var records = new List<FoldRecord>();
        foreach (var fold in plan.Folds)
        {
            chosen.Add(Choose(OutOfFold.Pick(rows, fold.Training), fold.Fold));
            Arm[] arms = [.. ArmTraining.Allowed(TSchema.Descriptor, [.. measured, Arm.RawAveraged, chosen[^1]])];
            records.Add(worker.WorkOut(fold, new FoldKey(0, fold.Fold), arms, []));
        }

        return new OuterResult(plan, chosen, records, metric, TSchema.Descriptor.Label.Task, outer);
    }

    private Arm Choose(TRow[] training, int fold)
    {
        var inner = options with { Folder = Below(options.Folder, FormattableString.Invariant($"inner-{fold}")) };
        var report = new StudyRun<TRow, TSchema>(training, fit, inner, [], clock, logger, cancellationToken).Run();
        return report.Verdict.Arm ?? Arm.RawAveraged;
    }

    private static string? Below(string? folder, string name) => folder is null ? null : Path.Combine(folder, name);
}
