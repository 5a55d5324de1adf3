using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>Cross-validates boosters on the raw columns, with or without a formula beside them.</summary>
internal sealed class ColumnFolds<TRow, TSchema>
    where TSchema : struct, IRowSchema<TRow>
{
    private const ColumnSet Columns = ColumnSet.Raw | ColumnSet.Hidden;

    private readonly IReadOnlyList<TRow> rows;
    private readonly StudyOptions options;
    private readonly StudyMetric metric;
    private readonly StudyPlan plan;
    private readonly TrainingTable table;
    private readonly ILogger logger;
    private readonly CancellationToken cancellationToken;

    public ColumnFolds(IReadOnlyList<TRow> rows, FittedSchema fitted, StudyOptions options, StudyMetric metric, ILogger logger, CancellationToken cancellationToken)
    {
        this.rows = rows;
        this.options = options;
        this.metric = metric;
        this.logger = logger;
        this.cancellationToken = cancellationToken;
        plan = StudyPlan.Create(RowTraits.Read<TRow, TSchema>(rows), options);

        // Room for the formula in the place of the first hidden unit; all other places stay 0, and no tree splits on them.
        var block = new ActivationBlock(fitted, ActivationOrigin.NewRows, RowArray.Create<float>(rows.Count, fitted.EnrichedWidth), fitted.EnrichedWidth);
        var typed = EnrichedRows.Create<RawRow<TRow, TSchema, Binary>, TRow>(RowList.AsSpan(rows), block);
        table = TrainingTable.Read<RawRow<TRow, TSchema, Binary>>(typed, RowDataView.OpenLayout(block, int.MaxValue), requireLabels: true);
    }

    /// <summary>Test rows by training rows of a fold, on average.</summary>
    public double TestToTraining => plan.Folds.Average(static fold => (double)fold.Test.Length / fold.Training.Length);

    /// <summary>The loss of each fold.</summary>
    /// <param name="formula">The formula, or null for the raw columns alone.</param>
    public double[] Losses(Formula? formula)
    {
        Place(formula);
        var losses = new double[plan.Folds.Count];
        for (var i = 0; i < losses.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fold = plan.Folds[i];
            var booster = options.Booster with { Columns = Columns, Seed = fold.Seed };
            var parts = FoldPlan.TakePart(table.Traits(), fold.Training, booster.ValidationShare, fold.Seed);
            var rounds = TableBoosting.Fit(table, parts.Train, parts.Test, booster, logger, cancellationToken).Rounds;
            var trees = TableBoosting.Fit(table, fold.Training, null, booster with { Trees = rounds, EarlyStoppingRounds = 0 }, logger, cancellationToken);
            var test = table.Copy(fold.Test);
            losses[i] = LossTable.Of(Truths.Predicted(TableScorer.Score(trees.Scorer, trees.Layout, test), test), metric).Value();
        }

        return losses;
    }

    // Brought to at most 1: a tree does not care, and large values beside missing ones cannot be read back from ML.NET.
    private void Place(Formula? formula)
    {
        var features = RowBuffer.For(TSchema.Descriptor);
        var values = new float[rows.Count];
        var largest = 0f;
        for (var row = 0; row < values.Length && formula is not null; row++)
        {
            var item = rows[row];
            FeatureReader.Read<TRow, TSchema>(in item, row, TSchema.Descriptor, features);
            values[row] = formula.Evaluate(features);
            largest = MathF.Max(largest, float.IsNaN(values[row]) ? 0 : MathF.Abs(values[row]));
        }

        for (var row = 0; row < values.Length; row++)
            table.ValuesOf(row)[table.Layout.NumberCount] = largest > 0 ? values[row] / largest : values[row];
    }
}
