namespace Rossmann;

/// <summary>How much work a run does.</summary>
public sealed record RunSizes
{
    /// <summary>A few minutes: one store in ten, fewer and smaller trainings.</summary>
    public static RunSizes Quick { get; } = new()
    {
        EveryStore = 10,
        Epochs = 12,
        Trees = 300,
        PublishedRows = 20_000,
        PublishedEpochs = 3,
        PublishedNetworks = 1,
        PublishedTrees = 300,
        PublishedLearningRate = 0.1,
    };

    /// <summary>Every how-manieth store is taken; 1 takes all.</summary>
    public int EveryStore { get; init; } = 1;

    /// <summary>How many networks the training period's weeks are cross-fitted by.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>How often a network goes over its rows.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>The most trees of a booster.</summary>
    public int Trees { get; init; } = 600;

    /// <summary>How much each of them counts.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>How many rows the published protocol draws.</summary>
    public int PublishedRows { get; init; } = 200_000;

    /// <summary>How often its networks go over them.</summary>
    public int PublishedEpochs { get; init; } = 10;

    /// <summary>How many of its networks are averaged.</summary>
    public int PublishedNetworks { get; init; } = 5;

    /// <summary>How many trees its boosters have.</summary>
    public int PublishedTrees { get; init; } = 3_000;

    /// <summary>How much each of them counts.</summary>
    public double PublishedLearningRate { get; init; } = 0.02;

    /// <summary>How many threads; the figures hang on it in their last digits.</summary>
    public int Threads { get; init; } = 1;
}
