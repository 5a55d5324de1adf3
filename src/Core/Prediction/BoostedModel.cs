namespace Lamina;

/// <summary>Boosted trees over the rows of one type: what a trainer returns.</summary>
/// <typeparam name="TRow">The row type: an enriched type, or the raw rows of a fit.</typeparam>
/// <typeparam name="TValue">The label's type.</typeparam>
/// <typeparam name="TMetrics">What the task is measured by.</typeparam>
public sealed class BoostedModel<TRow, TValue, TMetrics>
    where TRow : class, IRow<TRow>
{
    private readonly IReadOnlyList<FeatureImportance> importance;

    internal BoostedModel(Booster<TValue, TMetrics> booster, IReadOnlyList<FeatureImportance> importance)
    {
        Booster = booster;
        this.importance = importance;
    }

    /// <summary>The trees, independent of the row type: what a saved pipeline holds.</summary>
    public Booster<TValue, TMetrics> Booster { get; }

    /// <summary>Predicts one row. The label is not read.</summary>
    /// <exception cref="FitMismatchException">The row is of another fit, or was enriched in-sample.</exception>
    /// <exception cref="RowException">A number is infinite.</exception>
    public Prediction<TValue> Predict(TRow row)
    {
        var scratch = Booster.RentScratch();
        Score(row, 0, scratch);
        var prediction = Booster.Outcome.Decide(scratch.Outputs);
        Booster.ReturnScratch(scratch);
        CoreEvents.Log.RowsPredicted(1);
        return prediction;
    }

    /// <summary>Predicts rows. No label is read.</summary>
    /// <exception cref="FitMismatchException">The rows are of another fit, of several, differently made, or were enriched in-sample.</exception>
    /// <exception cref="RowException">A number is infinite: the message names row and column.</exception>
    public Prediction<TValue>[] Predict(IReadOnlyList<TRow> rows)
    {
        var span = RowList.AsSpan(rows);
        if (!span.IsEmpty)
            RowsOfOneFit.Require(span);
        var predictions = new Prediction<TValue>[span.Length];
        var scratch = Booster.RentScratch();
        for (var i = 0; i < predictions.Length; i++)
        {
            Score(span[i], i, scratch);
            predictions[i] = Booster.Outcome.Decide(scratch.Outputs);
        }

        Booster.ReturnScratch(scratch);
        CoreEvents.Log.RowsPredicted(predictions.Length);
        return predictions;
    }

    /// <summary>Measures the model on labelled rows.</summary>
    /// <exception cref="RowException">There are no rows, or one has no usable label: the message names it.</exception>
    /// <exception cref="FitMismatchException">
    /// The rows are of another fit, of several, differently made, or the networks were trained on them.
    /// </exception>
    public TMetrics Evaluate(IReadOnlyList<TRow> rows)
    {
        var span = RowList.AsSpan(rows);
        RowsOfOneFit.Require(span);
        SeenRows.Refuse(Booster.Fitted, span);
        var outputCount = Booster.Fitted.OutputCount;
        var outputs = RowArray.Create<float>(span.Length, outputCount);
        var targets = new float[span.Length];
        var weights = new float[span.Length];
        var groups = Booster.Outcome.Task == TaskKind.Ranking ? new CategoryKey[span.Length] : null;
        var label = new RowBuffer(new float[1], new CategoryKey[1]);
        var scratch = Booster.RentScratch();
        for (var i = 0; i < span.Length; i++)
        {
            Score(span[i], i, scratch);
            scratch.Outputs.CopyTo(outputs.AsSpan(i * outputCount));
            TRow.ReadLabels(span[i], label);
            targets[i] = LabelReader.RequireTarget(Booster.Fitted, label, i);
            var roles = TRow.ReadRoles(span[i]);
            weights[i] = LabelReader.RequireWeight(Booster.Fitted.Schema, roles, i);
            groups?[i] = roles.Group;
        }

        Booster.ReturnScratch(scratch);
        return Booster.Outcome.Measure(outputs, outputCount, targets, weights, groups);
    }

    /// <summary>
    /// What the trees lean on: each column that they split on, the one with the largest gain first. Gains say what helped
    /// in training, and favour columns with many values.
    /// </summary>
    public IReadOnlyList<FeatureImportance> FeatureImportance() => importance;

    private void Score(TRow row, long position, BoosterScratch scratch)
    {
        RowEncoder.RequireRow(row, position);
        var activations = row.Activations;
        RowsOfOneFit.RequireFor(Booster.Layout, activations.Block, position);
        OriginalReader.Read(row, position, Booster.Fitted.Schema, scratch.Raw);
        Booster.Score(scratch, activations.Values);
    }
}
