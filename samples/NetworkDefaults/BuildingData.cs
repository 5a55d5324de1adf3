using Lamina;

namespace NetworkDefaults;

/// <summary>The heating load of simulated buildings (UCI energy), the first of the published splits.</summary>
public static class BuildingData
{
    public static DataSet Load(string folder)
    {
        var (train, test) = Cells.FirstSplit(Path.Combine(folder, "uci-regression", "energy"));
        return new DataSet("energy", "RMSE", train.Length, (shape, options) => shape switch
        {
            Shape.Default => Test<Building>(rows => BuildingTraining.Fit(rows, options).Network.Evaluate),
            Shape.NoEmbedding => Test<BuildingPlain>(rows => BuildingPlainTraining.Fit(rows, options).Network.Evaluate),
            Shape.PiecewiseLinear => Test<BuildingPieces>(rows => BuildingPiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.TargetAware => Test<BuildingTargetPieces>(rows => BuildingTargetPiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.ExactValues => Test<BuildingExact>(rows => BuildingExactTraining.Fit(rows, options).Network.Evaluate),
            Shape.Dropout => Test<BuildingDropped>(rows => BuildingDroppedTraining.Fit(rows, options).Network.Evaluate),
            Shape.LayerNormalization => Test<BuildingLayerNormed>(rows => BuildingLayerNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.BatchNormalization => Test<BuildingBatchNormed>(rows => BuildingBatchNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.Residual => Test<BuildingResidual>(rows => BuildingResidualTraining.Fit(rows, options).Network.Evaluate),
            Shape.Members => Test<BuildingTogether>(rows => BuildingTogetherTraining.Fit(rows, options).Network.Evaluate),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        });

        double Test<T>(Func<T[], Func<IReadOnlyList<T>, RegressionMetrics>> fit)
            where T : BuildingColumns, new() =>
            fit([.. train.Select(BuildingColumns.Of<T>)])([.. test.Select(BuildingColumns.Of<T>)]).Rmse;
    }
}

/// <summary>The columns.</summary>
public abstract record BuildingColumns
{
    [Feature]
    public float Compactness { get; set; }

    [Feature]
    public float SurfaceArea { get; set; }

    [Feature]
    public float WallArea { get; set; }

    [Feature]
    public float RoofArea { get; set; }

    [Feature]
    public float Height { get; set; }

    [Feature]
    public float Orientation { get; set; }

    [Feature]
    public float GlazingArea { get; set; }

    [Feature]
    public float GlazingDistribution { get; set; }

    [Label]
    public float HeatingLoad { get; set; }

    public static T Of<T>(string[] cells)
        where T : BuildingColumns, new() => new()
        {
            Compactness = Cells.Number(cells[0]),
            SurfaceArea = Cells.Number(cells[1]),
            WallArea = Cells.Number(cells[2]),
            RoofArea = Cells.Number(cells[3]),
            Height = Cells.Number(cells[4]),
            Orientation = Cells.Number(cells[5]),
            GlazingArea = Cells.Number(cells[6]),
            GlazingDistribution = Cells.Number(cells[7]),
            HeatingLoad = Cells.Number(cells[8]),
        };
}

public sealed record Building : BuildingColumns;

[Network(Embedding = NumberEmbedding.None)]
public sealed record BuildingPlain : BuildingColumns;

[Network(Embedding = NumberEmbedding.PiecewiseLinear)]
public sealed record BuildingPieces : BuildingColumns;

[Network(Embedding = NumberEmbedding.TargetAware)]
public sealed record BuildingTargetPieces : BuildingColumns;

[Network(Embedding = NumberEmbedding.ExactValues)]
public sealed record BuildingExact : BuildingColumns;

[Network(Dropout = 0.1)]
public sealed record BuildingDropped : BuildingColumns;

[Network(Normalization = Normalization.Layer)]
public sealed record BuildingLayerNormed : BuildingColumns;

[Network(Normalization = Normalization.Batch)]
public sealed record BuildingBatchNormed : BuildingColumns;

[Network(Hidden = [128, 128, 32], Residual = true)]
public sealed record BuildingResidual : BuildingColumns;

[Network(Members = 8)]
public sealed record BuildingTogether : BuildingColumns;
