using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lamina;

/// <summary>Measures what the engineered columns of a report bring.</summary>
public static class ColumnMeasuring
{
    /// <summary>
    /// Cross-validates a booster on the raw columns beside one that has an engineered column as well, column by column. The formulas were chosen by
    /// networks that saw the labels of the fit's training rows: pass other rows, as the test rows of a split, where the figure has to be beyond doubt.
    /// </summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <typeparam name="TEnriched">Its generated enriched type.</typeparam>
    /// <typeparam name="TTask">Its task marker.</typeparam>
    /// <param name="fit">The fit, whose encoders are used.</param>
    /// <param name="report">What <see cref="UnitMeaning.Explain"/> found.</param>
    /// <param name="rows">Labelled rows.</param>
    /// <param name="options">How; null for five folds, twice.</param>
    /// <param name="logger">Told about boosters.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The columns, that with the largest gain first.</returns>
    /// <exception cref="RowException">A row cannot be used, or there are too few.</exception>
    /// <exception cref="ArgumentException">An option makes no sense, or the report was read from elsewhere and has no formulas.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<ColumnLift> MeasureColumns<TRow, TSchema, TEnriched, TTask>(
        this NetworkFit<TRow, TSchema, TEnriched, TTask> fit,
        UnitReport report,
        IReadOnlyList<TRow> rows,
        ColumnLiftOptions? options = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default)
        where TSchema : struct, IRowSchema<TRow>
        where TEnriched : class, IEnriched<TEnriched, TRow>
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new ColumnLiftOptions();
        var study = new StudyOptions { Seed = options.Seed, Folds = options.Folds, Repeats = options.Repeats, Level = options.Level, Booster = options.Booster };
        study.Validate();
        var metric = LossTable.Resolve(options.Metric, TSchema.Descriptor.Label.Task);
        var folds = new ColumnFolds<TRow, TSchema>(rows, fit.Schema, study, metric, logger ?? NullLogger.Instance, cancellationToken);
        var raw = folds.Losses(null);
        var lifts = new List<ColumnLift>();
        foreach (var column in report.Columns)
        {
            var formula = column.Formula ?? throw new ArgumentException($"The column {column.Name} has no formula: the report was read from elsewhere. Explain the fit again.", nameof(report));
            var own = folds.Losses(formula);
            var scale = raw.Average();
            double[] differences = [.. own.Select((loss, fold) => loss - raw[fold])];
            var (low, high, p) = CorrectedResampledT.Test(differences, folds.TestToTraining, options.Level);
            lifts.Add(new ColumnLift(column, differences.Average() / scale, low / scale, high / scale, p));
        }

        var adjusted = Holm.Adjust([.. lifts.Select(static lift => lift.PValue)]);
        return [.. lifts.Select((lift, i) => lift with { PValue = adjusted[i] }).OrderBy(static lift => lift.Relative)];
    }
}
