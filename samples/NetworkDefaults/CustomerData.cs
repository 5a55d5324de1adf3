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

/// <summary>The columns.</summary>
public abstract record CustomerColumns
{
    [Feature]
    public string Gender { get; set; } = "";

    [Feature]
    public bool Senior { get; set; }

    [Feature]
    public string Partner { get; set; } = "";

    [Feature]
    public string Dependents { get; set; } = "";

    [Feature]
    public int Tenure { get; set; }

    [Feature]
    public string Phone { get; set; } = "";

    [Feature]
    public string Lines { get; set; } = "";

    [Feature]
    public string Internet { get; set; } = "";

    [Feature]
    public string Security { get; set; } = "";

    [Feature]
    public string Backup { get; set; } = "";

    [Feature]
    public string Protection { get; set; } = "";

    [Feature]
    public string Support { get; set; } = "";

    [Feature]
    public string Television { get; set; } = "";

    [Feature]
    public string Movies { get; set; } = "";

    [Feature]
    public string Contract { get; set; } = "";

    [Feature]
    public string Paperless { get; set; } = "";

    [Feature]
    public string Payment { get; set; } = "";

    [Feature]
    public float Monthly { get; set; }

    [Feature]
    public float? Total { get; set; }

    [Label]
    public bool Left { get; set; }

    public static T Of<T>(string[] cells)
        where T : CustomerColumns, new() => new()
        {
            Gender = cells[1],
            Senior = cells[2] == "1",
            Partner = cells[3],
            Dependents = cells[4],
            Tenure = (int)Cells.Number(cells[5]),
            Phone = cells[6],
            Lines = cells[7],
            Internet = cells[8],
            Security = cells[9],
            Backup = cells[10],
            Protection = cells[11],
            Support = cells[12],
            Television = cells[13],
            Movies = cells[14],
            Contract = cells[15],
            Paperless = cells[16],
            Payment = cells[17],
            Monthly = Cells.Number(cells[18]),
            Total = Cells.NumberOrNull(cells[19]),
            Left = cells[20] == "Yes",
        };
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
