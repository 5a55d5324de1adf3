namespace Lamina;

/// <summary>How encoders are fitted on the training rows.</summary>
public sealed record EncoderOptions
{
    /// <summary>
    /// How often a value of an open category must occur to get an entry of its own; rarer ones share the
    /// unknown entry, which is thereby trained. Default: 2.
    /// </summary>
    public int MinimumCount { get; init; } = 2;

    /// <summary>The most entries that one category may have; more is an error. Default: 100,000.</summary>
    public int MaximumCategories { get; init; } = 100_000;

    /// <summary>
    /// How often a value of a number must occur to get an embedding of its own beside its place on the scale, in
    /// columns where half of the rows share one value and in those that declare <see cref="NumberEmbedding.ExactValues"/>. Default: 10.
    /// </summary>
    public int FrequentValueCount { get; init; } = 10;

    /// <summary>The most frequent values that one number may have; rarer ones are left to the scale. Default: 1,000.</summary>
    public int MaximumFrequentValues { get; init; } = 1_000;

    /// <summary>The most classes that a multi-class label may have; more is an error. Default: 1,000.</summary>
    public int MaximumClasses { get; init; } = 1_000;
}
