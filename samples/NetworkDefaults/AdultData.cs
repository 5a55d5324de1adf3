using Lamina;

namespace NetworkDefaults;

/// <summary>Census income (UCI Adult): every third row of the training file, and the test file.</summary>
public static class AdultData
{
    public static DataSet Load(string folder)
    {
        var train = Cells.Every(Cells.Read(Path.Combine(folder, "adult", "adult-train.csv")), 3, 0);
        var test = Cells.Read(Path.Combine(folder, "adult", "adult-test.csv"));
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
            where T : AdultColumns, new() =>
            fit([.. train.Select(AdultColumns.Of<T>)])([.. test.Select(AdultColumns.Of<T>)]).LogLoss;
    }
}

/// <summary>The columns.</summary>
public abstract record AdultColumns
{
    [Feature]
    public int Age { get; set; }

    [Feature]
    public string? WorkClass { get; set; }

    [Feature]
    public string Education { get; set; } = "";

    [Feature]
    public int EducationYears { get; set; }

    [Feature]
    public string MaritalStatus { get; set; } = "";

    [Feature]
    public string? Occupation { get; set; }

    [Feature]
    public string Relationship { get; set; } = "";

    [Feature]
    public string Race { get; set; } = "";

    [Feature]
    public string Sex { get; set; } = "";

    [Feature]
    public int CapitalGain { get; set; }

    [Feature]
    public int CapitalLoss { get; set; }

    [Feature]
    public int HoursPerWeek { get; set; }

    [Feature]
    public string? Country { get; set; }

    [Label]
    public bool EarnsOver50K { get; set; }

    public static T Of<T>(string[] cells)
        where T : AdultColumns, new() => new()
        {
            Age = (int)Cells.Number(cells[0]),
            WorkClass = Cells.Text(cells[1]),
            Education = cells[3],
            EducationYears = (int)Cells.Number(cells[4]),
            MaritalStatus = cells[5],
            Occupation = Cells.Text(cells[6]),
            Relationship = cells[7],
            Race = cells[8],
            Sex = cells[9],
            CapitalGain = (int)Cells.Number(cells[10]),
            CapitalLoss = (int)Cells.Number(cells[11]),
            HoursPerWeek = (int)Cells.Number(cells[12]),
            Country = Cells.Text(cells[13]),
            EarnsOver50K = cells[14].StartsWith(">50K", StringComparison.Ordinal),
        };
}

public sealed record Adult : AdultColumns;

[Network(Embedding = NumberEmbedding.None)]
public sealed record AdultPlain : AdultColumns;

[Network(Embedding = NumberEmbedding.PiecewiseLinear)]
public sealed record AdultPieces : AdultColumns;

[Network(Embedding = NumberEmbedding.TargetAware)]
public sealed record AdultTargetPieces : AdultColumns;

[Network(Embedding = NumberEmbedding.ExactValues)]
public sealed record AdultExact : AdultColumns;

[Network(Dropout = 0.1)]
public sealed record AdultDropped : AdultColumns;

[Network(Normalization = Normalization.Layer)]
public sealed record AdultLayerNormed : AdultColumns;

[Network(Normalization = Normalization.Batch)]
public sealed record AdultBatchNormed : AdultColumns;

[Network(Hidden = [128, 128, 32], Residual = true)]
public sealed record AdultResidual : AdultColumns;

[Network(Members = 8)]
public sealed record AdultTogether : AdultColumns;
