namespace Lamina;

/// <summary>What a word is learned from.</summary>
public enum WordModel
{
    /// <summary>Each word predicts the words around it: better for rare words.</summary>
    SkipGram,

    /// <summary>The words around it predict each word (continuous bag of words): faster.</summary>
    Cbow,
}

/// <summary>How word vectors are learned.</summary>
public sealed record WordVectorOptions
{
    /// <summary>What a word is learned from. Default: skip-gram.</summary>
    public WordModel Model { get; init; }

    /// <summary>How many numbers a vector has, 1 to 10,000. Default: 50.</summary>
    public int Width { get; init; } = 50;

    /// <summary>
    /// How many words on each side are looked at, at least 1; each time a number between 1 and this is drawn, so that near
    /// words count more. Null takes the whole sequence: for baskets, whose order means nothing. Default: 5.
    /// </summary>
    public int? Window { get; init; } = 5;

    /// <summary>How many words drawn at random each pair is held against, at least 1. Default: 5.</summary>
    public int Negatives { get; init; } = 5;

    /// <summary>
    /// The frequency from which on words are left out now and then: a word of frequency f is kept with the probability
    /// √(t/f) + t/f. 0 keeps all. Default: 0.001.
    /// </summary>
    public double Subsample { get; init; } = 1e-3;

    /// <summary>How often a word must occur, at least 1. Default: 2.</summary>
    public int MinimumCount { get; init; } = 2;

    /// <summary>How many passes over the sequences, at least 1. Default: 10.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>The learning rate at the start, above 0; it falls to a ten-thousandth along a line. Default: 0.025.</summary>
    public double LearningRate { get; init; } = 0.025;

    /// <summary>Decides every random choice. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>Refuses values that make no sense.</summary>
    internal void Validate()
    {
        Require(Width is >= 1 and <= 10_000, nameof(Width), Width, "from 1 to 10,000");
        Require(Window is null or >= 1, nameof(Window), Window, "at least 1, or null");
        Require(Negatives >= 1, nameof(Negatives), Negatives, "at least 1");
        Require(double.IsFinite(Subsample) && Subsample >= 0, nameof(Subsample), Subsample, "0 or above");
        Require(MinimumCount >= 1, nameof(MinimumCount), MinimumCount, "at least 1");
        Require(Epochs >= 1, nameof(Epochs), Epochs, "at least 1");
        Require(double.IsFinite(LearningRate) && LearningRate > 0, nameof(LearningRate), LearningRate, "above 0");
    }

    /// <summary>What of the options decides the vectors of a column: part of the name of a fit.</summary>
    internal string Recipe() => FormattableString.Invariant($"{Model} {Window} {Negatives} {Subsample} {MinimumCount} {Epochs} {LearningRate}");

    private static void Require(bool holds, string name, object? value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"WordVectorOptions.{name} must be {range}.");
    }
}
