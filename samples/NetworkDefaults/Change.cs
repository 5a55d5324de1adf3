using Lamina;

namespace NetworkDefaults;

/// <summary>One thing that is changed about the defaults: the record's network, or the options of its training.</summary>
/// <param name="Name">What is changed.</param>
/// <param name="Shape">Which of a data set's records is trained.</param>
/// <param name="Options">How it is trained.</param>
public sealed record Change(string Name, Shape Shape, FitOptions Options)
{
    private static readonly FitOptions Default = new();

    /// <summary>The defaults, then what they are compared with.</summary>
    public static Change[] All { get; } =
    [
        new("defaults", Shape.Default, Default),
        new("numbers without embedding", Shape.NoEmbedding, Default),
        new("piecewise-linear, quantiles", Shape.PiecewiseLinear, Default),
        new("piecewise-linear, by target", Shape.TargetAware, Default),
        new("no exact values", Shape.Default, Default with { Encoders = new() { FrequentValueCount = int.MaxValue } }),
        new("exact values of every number", Shape.ExactValues, Default),
        new("dropout 0.1", Shape.Dropout, Default),
        new("layer normalisation", Shape.LayerNormalization, Default),
        new("batch normalisation", Shape.BatchNormalization, Default),
        new("residual, 128 128 32", Shape.Residual, Default),
        new("eight members", Shape.Members, Default),
        new("rate 0.002", Shape.Default, Default with { LearningRate = 0.002 }),
        new("rate 0.02", Shape.Default, Default with { LearningRate = 0.02 }),
        new("cosine instead of one cycle", Shape.Default, Default with { Schedule = LearningRateSchedule.Cosine }),
        new("half of the epochs", Shape.Default, Default) { EpochShare = 0.5 },
        new("twice the epochs", Shape.Default, Default) { EpochShare = 2 },
        new("label smoothing 0.05", Shape.Default, Default with { LabelSmoothing = 0.05 }),
        new("mixup 0.2", Shape.Default, Default with { Mixup = 0.2 }),
        new("weights of the last fifth averaged", Shape.Default, Default with { WeightAveraging = 0.2 }),
    ];

    /// <summary>How many of the default's epochs there are.</summary>
    public double EpochShare { get; init; } = 1;
}

/// <summary>The networks that each data set's columns are given.</summary>
public enum Shape
{
    Default,
    NoEmbedding,
    PiecewiseLinear,
    TargetAware,
    ExactValues,
    Dropout,
    LayerNormalization,
    BatchNormalization,
    Residual,
    Members,
}
