using Lamina;

namespace NetworkDefaults;

/// <summary>Bicycles rented in an hour (UCI bike sharing), of every fifth hour to learn from and another fifth to test on.</summary>
public static class BikeData
{
    public static DataSet Load(string folder)
    {
        var rows = Cells.Read(Path.Combine(folder, "bike-hour", "hour.csv"), hasHeader: true);
        var (train, test) = (Cells.Every(rows, 5, 0), Cells.Every(rows, 5, 2));
        return new DataSet("bike-hour", "RMSE", train.Length, (shape, options) => shape switch
        {
            Shape.Default => Test<Bike>(rows => BikeTraining.Fit(rows, options).Network.Evaluate),
            Shape.NoEmbedding => Test<BikePlain>(rows => BikePlainTraining.Fit(rows, options).Network.Evaluate),
            Shape.PiecewiseLinear => Test<BikePieces>(rows => BikePiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.TargetAware => Test<BikeTargetPieces>(rows => BikeTargetPiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.ExactValues => Test<BikeExact>(rows => BikeExactTraining.Fit(rows, options).Network.Evaluate),
            Shape.Dropout => Test<BikeDropped>(rows => BikeDroppedTraining.Fit(rows, options).Network.Evaluate),
            Shape.LayerNormalization => Test<BikeLayerNormed>(rows => BikeLayerNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.BatchNormalization => Test<BikeBatchNormed>(rows => BikeBatchNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.Residual => Test<BikeResidual>(rows => BikeResidualTraining.Fit(rows, options).Network.Evaluate),
            Shape.Members => Test<BikeTogether>(rows => BikeTogetherTraining.Fit(rows, options).Network.Evaluate),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        });

        double Test<T>(Func<T[], Func<IReadOnlyList<T>, RegressionMetrics>> fit)
            where T : BikeColumns, new() =>
            fit([.. train.Select(BikeColumns.Of<T>)])([.. test.Select(BikeColumns.Of<T>)]).Rmse;
    }
}

public sealed record Bike : BikeColumns;

[Network(Embedding = NumberEmbedding.None)]
public sealed record BikePlain : BikeColumns;

[Network(Embedding = NumberEmbedding.PiecewiseLinear)]
public sealed record BikePieces : BikeColumns;

[Network(Embedding = NumberEmbedding.TargetAware)]
public sealed record BikeTargetPieces : BikeColumns;

[Network(Embedding = NumberEmbedding.ExactValues)]
public sealed record BikeExact : BikeColumns;

[Network(Dropout = 0.1)]
public sealed record BikeDropped : BikeColumns;

[Network(Normalization = Normalization.Layer)]
public sealed record BikeLayerNormed : BikeColumns;

[Network(Normalization = Normalization.Batch)]
public sealed record BikeBatchNormed : BikeColumns;

[Network(Hidden = [128, 128, 32], Residual = true)]
public sealed record BikeResidual : BikeColumns;

[Network(Members = 8)]
public sealed record BikeTogether : BikeColumns;
