using CensusDenoising;
using CensusIncome;
using Lamina;

namespace NetworkDefaults;

/// <summary>Census income (UCI Adult): every third row of the training file, and the test file.</summary>
public static class AdultData
{
    public static DataSet Load(string folder)
    {
        var train = CensusFile.Read(Path.Combine(folder, "adult", "adult-train.csv")).Where((_, i) => i % 3 == 0).ToArray();
        var test = CensusFile.Read(Path.Combine(folder, "adult", "adult-test.csv"));
        return new DataSet("adult", "log-loss", train.Length, (shape, options) => shape switch
        {
            Shape.Default => Test<Adult>(rows => AdultTraining.Fit(rows, options).Network.Evaluate),
            Shape.NoEmbedding => Test<AdultPlain>(rows => AdultPlainTraining.Fit(rows, options).Network.Evaluate),
            Shape.PiecewiseLinear => Test<AdultPieces>(rows => AdultPiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.TargetAware => Test<AdultTargetPieces>(rows => AdultTargetPiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.ExactValues => Test<AdultExact>(rows => AdultExactTraining.Fit(rows, options).Network.Evaluate),
            Shape.Dropout => Test<AdultDropped>(rows => AdultDroppedTraining.Fit(rows, options).Network.Evaluate),
            Shape.LayerNormalization => Test<AdultLayerNormed>(rows => AdultLayerNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.BatchNormalization => Test<AdultBatchNormed>(rows => AdultBatchNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.Residual => Test<AdultResidual>(rows => AdultResidualTraining.Fit(rows, options).Network.Evaluate),
            Shape.Members => Test<AdultTogether>(rows => AdultTogetherTraining.Fit(rows, options).Network.Evaluate),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        });

        double Test<T>(Func<T[], Func<IReadOnlyList<T>, BinaryMetrics>> fit)
            where T : CensusColumns, new() =>
            fit([.. train.Select(CensusColumns.Of<T>)])([.. test.Select(CensusColumns.Of<T>)]).LogLoss;
    }
}

public sealed record Adult : CensusColumns;

[Network(Embedding = NumberEmbedding.None)]
public sealed record AdultPlain : CensusColumns;

[Network(Embedding = NumberEmbedding.PiecewiseLinear)]
public sealed record AdultPieces : CensusColumns;

[Network(Embedding = NumberEmbedding.TargetAware)]
public sealed record AdultTargetPieces : CensusColumns;

[Network(Embedding = NumberEmbedding.ExactValues)]
public sealed record AdultExact : CensusColumns;

[Network(Dropout = 0.1)]
public sealed record AdultDropped : CensusColumns;

[Network(Normalization = Normalization.Layer)]
public sealed record AdultLayerNormed : CensusColumns;

[Network(Normalization = Normalization.Batch)]
public sealed record AdultBatchNormed : CensusColumns;

[Network(Hidden = [128, 128, 32], Residual = true)]
public sealed record AdultResidual : CensusColumns;

[Network(Members = 8)]
public sealed record AdultTogether : CensusColumns;
