using Lamina;

namespace NetworkDefaults;

/// <summary>Credits that were paid back or not (Statlog German credit), four of five rows to learn from.</summary>
public static class CreditData
{
    public static DataSet Load(string folder)
    {
        var rows = Cells.Read(Path.Combine(folder, "binary-small", "german.csv"));
        string[][] train = [.. rows.Where((_, i) => i % 5 != 0)];
        var test = Cells.Every(rows, 5, 0);
        return new DataSet("german", "log-loss", train.Length, (shape, options) => shape switch
        {
            Shape.Default => Test<Credit>(rows => CreditTraining.Fit(rows, options).Network.Evaluate),
            Shape.NoEmbedding => Test<CreditPlain>(rows => CreditPlainTraining.Fit(rows, options).Network.Evaluate),
            Shape.PiecewiseLinear => Test<CreditPieces>(rows => CreditPiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.TargetAware => Test<CreditTargetPieces>(rows => CreditTargetPiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.ExactValues => Test<CreditExact>(rows => CreditExactTraining.Fit(rows, options).Network.Evaluate),
            Shape.Dropout => Test<CreditDropped>(rows => CreditDroppedTraining.Fit(rows, options).Network.Evaluate),
            Shape.LayerNormalization => Test<CreditLayerNormed>(rows => CreditLayerNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.BatchNormalization => Test<CreditBatchNormed>(rows => CreditBatchNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.Residual => Test<CreditResidual>(rows => CreditResidualTraining.Fit(rows, options).Network.Evaluate),
            Shape.Members => Test<CreditTogether>(rows => CreditTogetherTraining.Fit(rows, options).Network.Evaluate),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        });

        double Test<T>(Func<T[], Func<IReadOnlyList<T>, BinaryMetrics>> fit)
            where T : CreditColumns, new() =>
            fit([.. train.Select(CreditColumns.Of<T>)])([.. test.Select(CreditColumns.Of<T>)]).LogLoss;
    }
}

public sealed record Credit : CreditColumns;

[Network(Embedding = NumberEmbedding.None)]
public sealed record CreditPlain : CreditColumns;

[Network(Embedding = NumberEmbedding.PiecewiseLinear)]
public sealed record CreditPieces : CreditColumns;

[Network(Embedding = NumberEmbedding.TargetAware)]
public sealed record CreditTargetPieces : CreditColumns;

[Network(Embedding = NumberEmbedding.ExactValues)]
public sealed record CreditExact : CreditColumns;

[Network(Dropout = 0.1)]
public sealed record CreditDropped : CreditColumns;

[Network(Normalization = Normalization.Layer)]
public sealed record CreditLayerNormed : CreditColumns;

[Network(Normalization = Normalization.Batch)]
public sealed record CreditBatchNormed : CreditColumns;

[Network(Hidden = [128, 128, 32], Residual = true)]
public sealed record CreditResidual : CreditColumns;

[Network(Members = 8)]
public sealed record CreditTogether : CreditColumns;
