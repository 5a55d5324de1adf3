namespace Lamina;

/// <summary>
/// From a record to a prediction: encoders, networks and trees in one. It never reads the label, does not change, and any
/// number of threads may share it.
/// </summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <typeparam name="TSchema">Its generated schema.</typeparam>
/// <typeparam name="TValue">The label's type.</typeparam>
/// <typeparam name="TMetrics">What the task is measured by.</typeparam>
public abstract class Predictor<TRow, TSchema, TValue, TMetrics>
    where TSchema : struct, IRowSchema<TRow>
{
    /// <summary>Brings networks and trees together.</summary>
    /// <param name="network">The networks.</param>
    /// <param name="booster">The trees, trained on rows of the same fit.</param>
    /// <exception cref="FitMismatchException">They are of different fits.</exception>
    protected Predictor(FittedNetwork network, Booster<TValue, TMetrics> booster)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(booster);
        if (network.Fitted.FitId != booster.Fitted.FitId)
        {
            throw new FitMismatchException(
                $"The networks are of fit {network.Fitted.FitId}, the booster is of fit {booster.Fitted.FitId}: its columns mean something else. Train the booster on rows of the same fit.");
        }

        Network = network;
        Booster = booster;
    }

    /// <summary>The networks and encoders.</summary>
    public FittedNetwork Network { get; }

    /// <summary>The trees.</summary>
    public Booster<TValue, TMetrics> Booster { get; }

    /// <summary>Predicts one row.</summary>
    /// <exception cref="RowException">A number is infinite.</exception>
    public Prediction<TValue> Predict(TRow row)
    {
        var scratch = Booster.RentScratch();
        FeatureReader.Read<TRow, TSchema>(in row, 0, Booster.Fitted.Schema, scratch.Raw);
        var activations = scratch.Activations.AsSpan(0, Booster.Layout.ActivationCount);
        if (Booster.UsesActivations)
            Network.Run(scratch.Raw, activations);
        Booster.Score(scratch, activations);
        var prediction = Booster.Outcome.Decide(scratch.Outputs);
        Booster.ReturnScratch(scratch);
        CoreEvents.Log.RowsPredicted(1);
        return prediction;
    }

    /// <summary>Predicts rows.</summary>
    /// <exception cref="RowException">A number is infinite: the message names row and column.</exception>
    public Prediction<TValue>[] Predict(IReadOnlyList<TRow> rows)
    {
        var span = RowList.AsSpan(rows);
        var predictions = new Prediction<TValue>[span.Length];
        var scratch = Booster.RentScratch();
        for (var start = 0; start < span.Length; start += RowScratch.ChunkRows)
        {
            var chunk = span.Slice(start, Math.Min(RowScratch.ChunkRows, span.Length - start));
            PredictChunk(chunk, start, scratch, predictions.AsSpan(start));
        }

        Booster.ReturnScratch(scratch);
        CoreEvents.Log.RowsPredicted(predictions.Length);
        return predictions;
    }

    /// <summary>Writes encoders, networks and trees to one file: beside it first, then moved into place.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) =>
        ArtifactFile.Write(path, artifact =>
        {
            NetworkEntries.Write(artifact, Network);
            BoosterEntries.Write(artifact, Booster);
        });

    private void PredictChunk(ReadOnlySpan<TRow> rows, int firstRow, BoosterScratch scratch, Span<Prediction<TValue>> predictions)
    {
        var width = Booster.Layout.ActivationCount;
        if (Booster.UsesActivations)
            Network.Run<TRow, TSchema>(rows, firstRow, scratch.Activations.AsSpan(0, rows.Length * width));
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            FeatureReader.Read<TRow, TSchema>(in row, firstRow + i, Booster.Fitted.Schema, scratch.Raw);
            Booster.Score(scratch, scratch.Activations.AsSpan(i * width, width));
            predictions[i] = Booster.Outcome.Decide(scratch.Outputs);
        }
    }
}
