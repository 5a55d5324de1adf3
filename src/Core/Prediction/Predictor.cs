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
    /// <param name="row">The row; its label is not read.</param>
    /// <exception cref="RowException">A number is infinite.</exception>
    public Prediction<TValue> Predict(TRow row) => Predict(in row);

    /// <summary>Predicts one row without copying it: <c>Predict(in row)</c> for a large struct.</summary>
    /// <inheritdoc cref="Predict(TRow)"/>
    public Prediction<TValue> Predict(in TRow row)
    {
        var scratch = Model.RentScratch();
        Score(new ReadOnlySpan<TRow>(in row), 0, scratch);
        var prediction = Model.Outcome.Decide(scratch.OutputsOf(0));
        Model.ReturnScratch(scratch);
        CoreEvents.Log.RowsPredicted(1);
        return prediction;
    }

    /// <summary>Predicts rows.</summary>
    /// <param name="rows">The rows; their labels are not read.</param>
    /// <exception cref="RowException">A number is infinite: the message names row and column.</exception>
    public Prediction<TValue>[] Predict(IReadOnlyList<TRow> rows)
    {
        var span = RowList.AsSpan(rows);
        var predictions = new Prediction<TValue>[span.Length];
        Predict(span, predictions);
        return predictions;
    }

    /// <summary>Predicts rows into memory of the caller.</summary>
    /// <param name="rows">The rows; their labels are not read.</param>
    /// <param name="predictions">Room for a prediction of each row. Behind the rows it stays as it is.</param>
    /// <exception cref="ArgumentException">There are more rows than room.</exception>
    /// <exception cref="RowException">A number is infinite: the message names row and column. The rows before the chunk of it are predicted.</exception>
    public void Predict(ReadOnlySpan<TRow> rows, Span<Prediction<TValue>> predictions)
    {
        if (predictions.Length < rows.Length)
            throw new ArgumentException($"There are {rows.Length} rows, and room for {predictions.Length} predictions. Pass a span that is at least as long.", nameof(predictions));
        PredictFrom(rows, 0, predictions);
    }

    /// <summary>Predicts a stream of rows, in order, holding no more than a chunk of 1,024 of them for each thread.</summary>
    /// <param name="rows">The rows; their labels are not read.</param>
    /// <param name="threads">How many threads predict; one for each core by default. The numbers are the same with any.</param>
    /// <exception cref="RowException">A number is infinite: the message names row and column. The rows before its chunk have been given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than one thread.</exception>
    public IEnumerable<Prediction<TValue>> Stream(IEnumerable<TRow> rows, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ChunkPipeline.Run(rows, ChunkPipeline.ThreadsOf(threads), PredictChunk);
    }

    /// <summary>Predicts a stream of rows that have to be waited for, in order, holding no more than a chunk of 1,024 of them for each thread.</summary>
    /// <param name="rows">The rows; their labels are not read.</param>
    /// <param name="threads">How many threads predict; one for each core by default. The numbers are the same with any.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="RowException">A number is infinite: the message names row and column. The rows before its chunk have been given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than one thread.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IAsyncEnumerable<Prediction<TValue>> StreamAsync(IAsyncEnumerable<TRow> rows, int? threads = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ChunkPipeline.RunAsync(rows, ChunkPipeline.ThreadsOf(threads), PredictChunk, cancellationToken);
    }

    /// <summary>Writes encoders, networks and model to one file: beside it first, then moved into place.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => ArtifactWriter.Write(path, WriteEntries);

    /// <summary>Writes to a stream what a file would hold.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    public void Save(Stream stream) => ArtifactWriter.Write(stream, WriteEntries);

    private void WriteEntries(ArtifactWriter artifact)
    {
        NetworkEntries.Write(artifact, Network);
        ModelEntries.Write(artifact, Model);
    }

    private Prediction<TValue>[] PredictChunk(TRow[] rows, long firstRow)
    {
        var predictions = new Prediction<TValue>[rows.Length];
        PredictFrom(rows, firstRow, predictions);
        return predictions;
    }

    private void PredictFrom(ReadOnlySpan<TRow> rows, long firstRow, Span<Prediction<TValue>> predictions)
    {
        var scratch = Model.RentScratch();
        for (var start = 0; start < rows.Length; start += RowScratch.ChunkRows)
        {
            var chunk = rows.Slice(start, Math.Min(RowScratch.ChunkRows, rows.Length - start));
            Score(chunk, firstRow + start, scratch);
            for (var i = 0; i < chunk.Length; i++)
                predictions[start + i] = Model.Outcome.Decide(scratch.OutputsOf(i));
        }

        Model.ReturnScratch(scratch);
        CoreEvents.Log.RowsPredicted(rows.Length);
    }

    private void Score(ReadOnlySpan<TRow> rows, long firstRow, ModelScratch scratch)
    {
        if (!Model.UsesActivations)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                FeatureReader.Read<TRow, TSchema>(in rows[i], firstRow + i, Model.Fitted.Schema, scratch.Raw);
                Model.Encode(scratch, i, []);
            }

            Model.Score(scratch, rows.Length);
            return;
        }

        var encoded = Network.RentScratch();
        for (var i = 0; i < rows.Length; i++)
        {
            Network.Encode<TRow, TSchema>(in rows[i], firstRow + i, encoded, i);
            Model.Encode(scratch, i, encoded);
        }

        if (Model.Average == FoldAverage.Predictions)
            ScoreEachFold(encoded, rows.Length, scratch);
        else
            ScoreMean(encoded, rows.Length, scratch);
        Network.ReturnScratch(encoded);
    }

    private void ScoreMean(RowScratch encoded, int rows, ModelScratch scratch)
    {
        var activations = scratch.Activations.AsSpan(0, rows * Model.Layout.ActivationCount);
        Network.Run(encoded, rows, activations);
        Model.Bring(activations, scratch, rows);
        Model.Score(scratch, rows);
    }

    private void ScoreEachFold(RowScratch encoded, int rows, ModelScratch scratch)
    {
        var folds = Network.RunEach(encoded, rows);
        var width = rows * Model.Layout.ActivationCount;
        var outputs = scratch.Outputs.AsSpan(0, rows * Model.Fitted.OutputCount);
        var sums = scratch.Sums.AsSpan(0, outputs.Length);
        sums.Clear();
        for (var fold = 0; fold < Network.MemberCount; fold++)
        {
            Model.Bring(folds.Slice(fold * width, width), scratch, rows);
            Model.Score(scratch, rows);
            WeightedSum.Add(1, outputs, sums);
        }

        for (var i = 0; i < sums.Length; i++)
            outputs[i] = sums[i] / Network.MemberCount;
    }
}
