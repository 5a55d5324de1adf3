namespace Lamina;

/// <summary>What a study compared, and how: enough to run it again.</summary>
public sealed record StudySettings
{
    /// <summary>How many labelled rows there were.</summary>
    public required int RowCount { get; init; }

    /// <summary>How many rows had no label and were left out.</summary>
    public required int UnlabelledCount { get; init; }

    /// <summary>How many features a row has.</summary>
    public required int FeatureCount { get; init; }

    /// <summary>How rows were divided: at random, whole groups at random, or forward in time.</summary>
    public required string Division { get; init; }

    /// <summary>How many folds a division has.</summary>
    public required int Folds { get; init; }

    /// <summary>How many divisions there were.</summary>
    public required int Repeats { get; init; }

    /// <summary>How many settings each arm tried.</summary>
    public required int Trials { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>The level of intervals and of the decision.</summary>
    public required double Level { get; init; }

    /// <summary>How many networks each enriched arm has.</summary>
    public required int NetworkFolds { get; init; }

    /// <summary>What boosters on learned columns average over those networks when they predict a new row.</summary>
    public required FoldAverage Average { get; init; }

    /// <summary>The networks, in words.</summary>
    public required IReadOnlyList<string> Networks { get; init; }

    /// <summary>What names the rows: features, labels and roles in their order.</summary>
    public required string DataFingerprint { get; init; }

    /// <summary>What names the columns as they were declared.</summary>
    public required string SchemaHash { get; init; }

    /// <summary>Libraries and their versions.</summary>
    public required IReadOnlyList<string> Versions { get; init; }
}
