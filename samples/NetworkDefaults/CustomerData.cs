using Lamina;

namespace NetworkDefaults;

/// <summary>Customers of a telephone company who left or stayed (Telco churn), two of three rows to learn from.</summary>
public static class CustomerData
{
    public static DataSet Load(string folder)
    {
        var rows = Cells.Read(Path.Combine(folder, "telco-churn", "telco.csv"), hasHeader: true);
        string[][] train = [.. rows.Where((_, i) => i % 3 != 0)];
        var test = Cells.Every(rows, 3, 0);
        return new DataSet("telco", "log-loss", train.Length, (shape, options) => shape switch
        {
            Shape.Default => Test<Customer>(rows => CustomerTraining.Fit(rows, options).Network.Evaluate),
            Shape.NoEmbedding => Test<CustomerPlain>(rows => CustomerPlainTraining.Fit(rows, options).Network.Evaluate),
            Shape.PiecewiseLinear => Test<CustomerPieces>(rows => CustomerPiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.TargetAware => Test<CustomerTargetPieces>(rows => CustomerTargetPiecesTraining.Fit(rows, options).Network.Evaluate),
            Shape.ExactValues => Test<CustomerExact>(rows => CustomerExactTraining.Fit(rows, options).Network.Evaluate),
            Shape.Dropout => Test<CustomerDropped>(rows => CustomerDroppedTraining.Fit(rows, options).Network.Evaluate),
            Shape.LayerNormalization => Test<CustomerLayerNormed>(rows => CustomerLayerNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.BatchNormalization => Test<CustomerBatchNormed>(rows => CustomerBatchNormedTraining.Fit(rows, options).Network.Evaluate),
            Shape.Residual => Test<CustomerResidual>(rows => CustomerResidualTraining.Fit(rows, options).Network.Evaluate),
            Shape.Members => Test<CustomerTogether>(rows => CustomerTogetherTraining.Fit(rows, options).Network.Evaluate),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        });

        double Test<T>(Func<T[], Func<IReadOnlyList<T>, BinaryMetrics>> fit)
            where T : CustomerColumns, new() =>
            fit([.. train.Select(CustomerColumns.Of<T>)])([.. test.Select(CustomerColumns.Of<T>)]).LogLoss;
    }
}

public sealed record Customer : CustomerColumns;

[Network(Embedding = NumberEmbedding.None)]
public sealed record CustomerPlain : CustomerColumns;

[Network(Embedding = NumberEmbedding.PiecewiseLinear)]
public sealed record CustomerPieces : CustomerColumns;

[Network(Embedding = NumberEmbedding.TargetAware)]
public sealed record CustomerTargetPieces : CustomerColumns;

[Network(Embedding = NumberEmbedding.ExactValues)]
public sealed record CustomerExact : CustomerColumns;

[Network(Dropout = 0.1)]
public sealed record CustomerDropped : CustomerColumns;

[Network(Normalization = Normalization.Layer)]
public sealed record CustomerLayerNormed : CustomerColumns;

[Network(Normalization = Normalization.Batch)]
public sealed record CustomerBatchNormed : CustomerColumns;

[Network(Hidden = [128, 128, 32], Residual = true)]
public sealed record CustomerResidual : CustomerColumns;

[Network(Members = 8)]
public sealed record CustomerTogether : CustomerColumns;
