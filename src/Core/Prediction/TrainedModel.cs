namespace Lamina;

/// <summary>A model over the rows of one type: what a trainer returns.</summary>
/// <typeparam name="TRow">The row type: an enriched type, or the raw rows of a fit.</typeparam>
/// <typeparam name="TValue">The label's type.</typeparam>
/// <typeparam name="TMetrics">What the task is measured by.</typeparam>
public class TrainedModel<TRow, TValue, TMetrics>
    where TRow : class, IRow<TRow>
{
    internal TrainedModel(FittedModel<TValue, TMetrics> model) => Model = model;

    /// <summary>What was fitted, independent of the row type: what a saved pipeline holds.</summary>
    public FittedModel<TValue, TMetrics> Model { get; }

    /// <summary>Predicts one row. The label is not read.</summary>
    /// <exception cref="FitMismatchException">The row is of another fit, or was enriched in-sample.</exception>
    /// <exception cref="RowException">A number is infinite.</exception>
    public Prediction<TValue> Predict(TRow row)
    {
        var scratch = Model.RentScratch();
        Score([row], 0, scratch);
        var prediction = Model.Outcome.Decide(scratch.OutputsOf(0));
        Model.ReturnScratch(scratch);
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
        var scratch = Model.RentScratch();
        for (var start = 0; start < span.Length; start += RowScratch.ChunkRows)
        {
            var chunk = span.Slice(start, Math.Min(RowScratch.ChunkRows, span.Length - start));
            Score(chunk, start, scratch);
            for (var i = 0; i < chunk.Length; i++)
                predictions[start + i] = Model.Outcome.Decide(scratch.OutputsOf(i));
        }

        Model.ReturnScratch(scratch);
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
        SeenRows.Refuse(Model.Fitted, span);
        var outputCount = Model.Fitted.OutputCount;
        var outputs = RowArray.Create<float>(span.Length, outputCount);
        var targetCount = Model.Fitted.TargetCount;
        var targets = RowArray.Create<float>(span.Length, targetCount);
        var weights = new float[span.Length];
        var groups = Model.Outcome.Task == TaskKind.Ranking ? new CategoryKey[span.Length] : null;
        var label = RowBuffer.ForLabels(Model.Fitted.Schema);
        var scratch = Model.RentScratch();
        for (var start = 0; start < span.Length; start += RowScratch.ChunkRows)
        {
            var chunk = span.Slice(start, Math.Min(RowScratch.ChunkRows, span.Length - start));
            Score(chunk, start, scratch);
            scratch.Outputs.AsSpan(0, chunk.Length * outputCount).CopyTo(outputs.AsSpan(start * outputCount));
        }

        Model.ReturnScratch(scratch);
        for (var i = 0; i < span.Length; i++)
        {
            TRow.ReadLabels(span[i], label);
            LabelReader.RequireTargets(Model.Fitted, label, i, targets.AsSpan(i * targetCount, targetCount));
            var roles = TRow.ReadRoles(span[i]);
            weights[i] = LabelReader.RequireWeight(Model.Fitted.Schema, roles, i);
            groups?[i] = roles.Group;
        }

        return Model.Outcome.Measure(outputs, outputCount, targets, weights, groups);
    }

    private void Score(ReadOnlySpan<TRow> rows, long first, ModelScratch scratch)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            RowEncoder.RequireRow(rows[i], first + i);
            var activations = rows[i].Activations;
            RowsOfOneFit.RequireFor(Model.Layout, activations.Block, first + i);
            OriginalReader.Read(rows[i], first + i, Model.Fitted.Schema, scratch.Raw);
            Model.Encode(scratch, i, activations.Values);
        }

        Model.Score(scratch, rows.Length);
    }
}
