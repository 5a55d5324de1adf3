using Lamina;

namespace Core.Tests.Words;

/// <summary>A record with a text, a list of tokens and categories that are learned from each other.</summary>
[Network(Hidden = [4], ContextWidth = 2)]
public record Letter(
    [Feature] float Weight,
    [Feature(Encode.Text, VectorWidth = 2, Pooling = Pooling.Mean | Pooling.InverseFrequency | Pooling.Max)] string? Body,
    [Feature(VectorWidth = 1)] IReadOnlyList<string> Stamps,
    [Feature] Sex Sender,
    [Feature] string? Town,
    [Label] bool Answered)
{
    /// <summary>Vectors that can be checked by hand, whatever the rows.</summary>
    public static WordVectorLearner Learner { get; } = static (column, _) => column.Name switch
    {
        "Body" => new WordVectors(["good", "bad", "news"], [1, -2, -3, 4, 0, 8], [1, 3, 2]),
        "Stamps" => new WordVectors(["red", "blue"], [5, -1]),
        _ => new WordVectors(["Sender=Female", "Sender=Male", "Town=Rome", "Town=(missing)"], [1, 0, 0, 1, 3, 0, 0, 7]),
    };

    public static Letter[] Rows { get; } =
    [
        new(1, "Good news: GOOD!", ["red", "blue", "green"], Sex.Female, "Rome", true),
        new(2, "bad", ["blue"], Sex.Male, "Rome", false),
        new(3, "", [], Sex.Female, null, true),
        new(4, null, ["green"], Sex.Male, null, false),
        new(5, "never heard", ["red", "red"], Sex.Female, "Once", true),
    ];

    public static FittedSchema Fit() => RowEncoder.Fit<Letter, LetterSchema>(Rows, null, Learner);
}
