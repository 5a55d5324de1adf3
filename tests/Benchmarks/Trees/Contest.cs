using Lamina;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace Benchmarks.Trees;

/// <summary>A row as ML.NET takes it when nothing is left to encode: the slots that the trees split on.</summary>
internal sealed class SlotRow
{
    public float[] Features { get; set; } = [];
}

/// <summary>What ML.NET says about a row.</summary>
internal sealed class SlotPrediction
{
    public float Score { get; set; }

    public float Probability { get; set; }
}

/// <summary>
/// One booster twice: served by Lamina from the record, and by ML.NET's <c>PredictionEngine</c> from slots that are filled already, which
/// spares ML.NET the encoding.
/// </summary>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TSchema">Its schema.</typeparam>
internal sealed class Contest<TRow, TSchema>
    where TSchema : struct, IRowSchema<TRow>
{
    /// <summary>How many rows a batch has: few enough that the system seldom takes the processor away within one.</summary>
    public const int BatchRows = 512;

    private readonly RowDataView batchView;
    private readonly BinaryPredictionTransformer<CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator>> transformer;
    private readonly PredictionEngine<SlotRow, SlotPrediction> engine;
    private readonly SlotRow[] slots;
    private readonly TRow[] batch;
    private readonly float[] values;
    private readonly int[] codes;
    private readonly double[] scores = new double[1];

    /// <summary>Trains the booster by both, on the same rows with the same options.</summary>
    /// <param name="name">What the rows are.</param>
    /// <param name="training">The raw rows of a fit.</param>
    /// <param name="test">Records to predict.</param>
    /// <param name="raw">The same as raw rows of the fit.</param>
    /// <param name="trees">How many trees.</param>
    /// <param name="leaves">How many leaves each has.</param>
    /// <param name="predictorOf">Makes the predictor.</param>
    public Contest(
        string name,
        RawRow<TRow, TSchema, Binary>[] training,
        TRow[] test,
        RawRow<TRow, TSchema, Binary>[] raw,
        int trees,
        int leaves,
        Func<FittedModel<bool, BinaryMetrics>, Predictor<TRow, TSchema, bool, BinaryMetrics>> predictorOf)
    {
        Name = name;
        Rows = test;
        var options = new LightGbmOptions { Trees = trees, Leaves = leaves, EarlyStoppingRounds = 0, Threads = 1, FeatureShare = 1 };
        var model = LightGbm.Fit(training, options);
        Trees = model.Trees;
        Predictor = predictorOf(model.Model);

        var context = new MLContext(0);
        var view = RowDataView.Of(training);
        transformer = context.BinaryClassification.Trainers.LightGbm(PeerBooster.Of(options)).Fit(view);
        var rows = view.With(raw);
        slots = [.. rows.GetColumn<float[]>(RowDataView.FeaturesColumn).Select(features => new SlotRow { Features = features })];
        var definition = SchemaDefinition.Create(typeof(SlotRow));
        definition[nameof(SlotRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, slots[0].Features.Length);
        engine = context.Model.CreatePredictionEngine<SlotRow, SlotPrediction>(transformer, inputSchemaDefinition: definition);

        batchView = view.With(raw[..BatchRows]);
        batch = test[..BatchRows];
        var layout = model.Model.Layout;
        values = new float[test.Length * layout.ValueCount];
        codes = new int[test.Length * layout.CategoryCount];
        for (var i = 0; i < test.Length; i++)
        {
            rows.Table.ValuesOf(i).CopyTo(values.AsSpan(i * layout.ValueCount));
            rows.Table.CodesOf(i).CopyTo(codes.AsSpan(i * layout.CategoryCount));
        }
    }

    public string Name { get; }

    public TRow[] Rows { get; }

    public TreeEnsemble Trees { get; }

    public Predictor<TRow, TSchema, bool, BinaryMetrics> Predictor { get; }

    /// <summary>A record to its probability.</summary>
    public float PredictOne(int row) => Predictor.Predict(Rows[row]).Probability;

    /// <summary>Slots to their probability, by ML.NET.</summary>
    public float PredictOneByMlNet(int row) => engine.Predict(slots[row]).Probability;

    /// <summary>The trees alone: an encoded row to its score.</summary>
    public float ScoreOne(int row)
    {
        Trees.Score(
            values.AsSpan(row * (values.Length / Rows.Length), values.Length / Rows.Length),
            codes.AsSpan(row * (codes.Length / Rows.Length), codes.Length / Rows.Length),
            scores);
        return (float)scores[0];
    }

    /// <summary>A batch of records to their probabilities.</summary>
    public Prediction<bool>[] PredictBatch() => Predictor.Predict(batch);

    /// <summary>The same rows, encoded already, to their probabilities, by ML.NET.</summary>
    public float[] PredictBatchByMlNet() => [.. transformer.Transform(batchView).GetColumn<float>(nameof(SlotPrediction.Probability))];

    /// <summary>The largest difference between the two over all rows.</summary>
    public double LargestDifference()
    {
        var largest = 0.0;
        for (var i = 0; i < Rows.Length; i++)
            largest = Math.Max(largest, Math.Abs(PredictOne(i) - PredictOneByMlNet(i)));
        return largest;
    }
}
