using Lamina;

namespace NetworkDefaults;

/// <summary>The forward kinematics of a robot arm (kin8nm), the first of the published splits.</summary>
public static class ArmData
{
    public static DataSet Load(string folder)
    {
        var (train, test) = Cells.FirstSplit(Path.Combine(folder, "uci-regression", "kin8nm"));
        return new DataSet("kin8nm", "RMSE", train.Length, (shape, options) => shape switch
        {
            Shape.Default => Test<Arm>(rows => ArmTraining.Fit(rows, options).Network.Evaluate),
            Shape.NoEmbedding => Test<ArmPlain>(rows => ArmPlainTraining.Fit(rows, options).Network.Evaluate),
            Shape.PiecewiseLinear => Test<ArmPieces>(rows => ArmPiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.TargetAware => Test<ArmTargetPieces>(rows => ArmTargetPiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.ExactValues => Test<ArmExact>(rows => ArmExactTraining.Fit(rows, options).Network.Evaluate),
            Shape.Dropout => Test<ArmDropped>(rows => ArmDroppedTraining.Fit(rows, options).Network.Evaluate),
            Shape.LayerNormalization => Test<ArmLayerNormed>(rows => ArmLayerNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.BatchNormalization => Test<ArmBatchNormed>(rows => ArmBatchNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.Residual => Test<ArmResidual>(rows => ArmResidualTraining.Fit(rows, options).Network.Evaluate),
            Shape.Members => Test<ArmTogether>(rows => ArmTogetherTraining.Fit(rows, options).Network.Evaluate),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        });

        double Test<T>(Func<T[], Func<IReadOnlyList<T>, RegressionMetrics>> fit)
            where T : ArmColumns, new() =>
            fit([.. train.Select(ArmColumns.Of<T>)])([.. test.Select(ArmColumns.Of<T>)]).Rmse;
    }
}

/// <summary>The columns.</summary>
public abstract record ArmColumns
{
    [Feature]
    public float Theta1 { get; set; }

    [Feature]
    public float Theta2 { get; set; }

    [Feature]
    public float Theta3 { get; set; }

    [Feature]
    public float Theta4 { get; set; }

    [Feature]
    public float Theta5 { get; set; }

    [Feature]
    public float Theta6 { get; set; }

    [Feature]
    public float Theta7 { get; set; }

    [Feature]
    public float Theta8 { get; set; }

    [Label]
    public float Distance { get; set; }

    public static T Of<T>(string[] cells)
        where T : ArmColumns, new() => new()
        {
            Theta1 = Cells.Number(cells[0]),
            Theta2 = Cells.Number(cells[1]),
            Theta3 = Cells.Number(cells[2]),
            Theta4 = Cells.Number(cells[3]),
            Theta5 = Cells.Number(cells[4]),
            Theta6 = Cells.Number(cells[5]),
            Theta7 = Cells.Number(cells[6]),
            Theta8 = Cells.Number(cells[7]),
            Distance = Cells.Number(cells[8]),
        };
}

public sealed record Arm : ArmColumns;

[Network(Embedding = NumberEmbedding.None)]
public sealed record ArmPlain : ArmColumns;

[Network(Embedding = NumberEmbedding.PiecewiseLinear)]
public sealed record ArmPieces : ArmColumns;

[Network(Embedding = NumberEmbedding.TargetAware)]
public sealed record ArmTargetPieces : ArmColumns;

[Network(Embedding = NumberEmbedding.ExactValues)]
public sealed record ArmExact : ArmColumns;

[Network(Dropout = 0.1)]
public sealed record ArmDropped : ArmColumns;

[Network(Normalization = Normalization.Layer)]
public sealed record ArmLayerNormed : ArmColumns;

[Network(Normalization = Normalization.Batch)]
public sealed record ArmBatchNormed : ArmColumns;

[Network(Hidden = [128, 128, 32], Residual = true)]
public sealed record ArmResidual : ArmColumns;

[Network(Members = 8)]
public sealed record ArmTogether : ArmColumns;
