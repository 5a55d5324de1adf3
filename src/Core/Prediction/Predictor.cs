namespace Lamina;

/// <summary>
/// From a record to a prediction: encoders, networks and model in one. It never reads the label, does not change, and any
/// number of threads may share it.
/// </summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <typeparam name="TSchema">Its generated schema.</typeparam>
/// <typeparam name="TValue">The label's type.</typeparam>
/// <typeparam name="TMetrics">What the task is measured by.</typeparam>
public abstract class Predictor<TRow, TSchema, TValue, TMetrics>
    where TSchema : struct, IRowSchema<TRow>
{
    /// <summary>Brings networks and a model together.</summary>
    /// <param name="network">The networks.</param>
    /// <param name="model">The model, trained on rows of the same fit.</param>
    /// <exception cref="FitMismatchException">They are of different fits.</exception>
    protected Predictor(FittedNetwork network, FittedModel<TValue, TMetrics> model)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(model);
        if (network.Fitted.FitId != model.Fitted.FitId)
        {
            throw new FitMismatchException(
                $"The networks are of fit {network.Fitted.FitId}, the model is of fit {model.Fitted.FitId}: its columns mean something else. Train the model on rows of the same fit.");
        }

        Network = network;
        Model = model;
    }

    /// <summary>The networks and encoders.</summary>
    public FittedNetwork Network { get; }

    /// <summary>The model.</summary>
    public FittedModel<TValue, TMetrics> Model { get; }

    /// <summary>Predicts one row.</summary>
    /// <exception cref="RowException">A number is infinite.</exception>
    public Prediction<TValue> Predict(TRow row)
    {
        var scratch = Model.RentScratch();
        if (Model.Average == FoldAverage.Predictions)
        {
            ScoreEachFold([row], 0, scratch);
        }
        else
        {
            FeatureReader.Read<TRow, TSchema>(in row, 0, Model.Fitted.Schema, scratch.Raw);
            var activations = scratch.Activations.AsSpan(0, Model.Layout.ActivationCount);
            if (Model.UsesActivations)
                Network.Run(scratch.Raw, activations);
            Model.Encode(scratch, 0, activations);
            Model.Score(scratch, 1);
        }

        var prediction = Model.Outcome.Decide(scratch.OutputsOf(0));
        Model.ReturnScratch(scratch);
        CoreEvents.Log.RowsPredicted(1);
        return prediction;
    }

    /// <summary>Predicts rows.</summary>
    /// <exception cref="RowException">A number is infinite: the message names row and column.</exception>
    public Prediction<TValue>[] Predict(IReadOnlyList<TRow> rows)
    {
        var span = RowList.AsSpan(rows);
        var predictions = new Prediction<TValue>[span.Length];
        var scratch = Model.RentScratch();
        for (var start = 0; start < span.Length; start += RowScratch.ChunkRows)
        {
            var chunk = span.Slice(start, Math.Min(RowScratch.ChunkRows, span.Length - start));
            PredictChunk(chunk, start, scratch, predictions.AsSpan(start));
        }

        Model.ReturnScratch(scratch);
        CoreEvents.Log.RowsPredicted(predictions.Length);
        return predictions;
    }

    /// <summary>Writes encoders, networks and model to one file: beside it first, then moved into place.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) =>
        ArtifactWriter.Write(path, artifact =>
        {
            NetworkEntries.Write(artifact, Network);
            ModelEntries.Write(artifact, Model);
        });

    private void PredictChunk(ReadOnlySpan<TRow> rows, int firstRow, ModelScratch scratch, Span<Prediction<TValue>> predictions)
    {
        if (Model.Average == FoldAverage.Predictions)
            ScoreEachFold(rows, firstRow, scratch);
        else
            ScoreChunk(rows, firstRow, scratch, FittedNetwork.AllFolds);
        for (var i = 0; i < rows.Length; i++)
            predictions[i] = Model.Outcome.Decide(scratch.OutputsOf(i));
    }

    private void ScoreChunk(ReadOnlySpan<TRow> rows, int firstRow, ModelScratch scratch, int fold)
    {
        var width = Model.Layout.ActivationCount;
        if (Model.UsesActivations)
            Network.Run<TRow, TSchema>(rows, firstRow, scratch.Activations.AsSpan(0, rows.Length * width), fold: fold);
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            FeatureReader.Read<TRow, TSchema>(in row, firstRow + i, Model.Fitted.Schema, scratch.Raw);
            Model.Encode(scratch, i, scratch.Activations.AsSpan(i * width, width));
        }

        Model.Score(scratch, rows.Length);
    }

    private void ScoreEachFold(ReadOnlySpan<TRow> rows, int firstRow, ModelScratch scratch)
    {
        var outputs = scratch.Outputs.AsSpan(0, rows.Length * Model.Fitted.OutputCount);
        var sums = scratch.Sums.AsSpan(0, outputs.Length);
        sums.Clear();
        for (var fold = 0; fold < Network.MemberCount; fold++)
        {
            ScoreChunk(rows, firstRow, scratch, fold);
            for (var i = 0; i < sums.Length; i++)
                sums[i] += outputs[i];
        }

        for (var i = 0; i < sums.Length; i++)
            outputs[i] = sums[i] / Network.MemberCount;
    }
}
