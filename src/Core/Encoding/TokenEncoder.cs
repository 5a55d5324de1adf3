namespace Lamina;

/// <summary>Makes the pooled vector of a text or of a list of tokens.</summary>
/// <param name="column">The column.</param>
/// <param name="vectors">The vectors that the training rows taught; of no word where they taught nothing.</param>
internal sealed class TokenEncoder(Column column, WordVectors vectors)
{
    public Column Column { get; } = column;

    public WordVectors Vectors { get; } = vectors;

    /// <summary>How many numbers it writes.</summary>
    public int Width => Column.Numbers.Count;

    /// <summary>Writes the pooled vector: all 0 where no token was learned.</summary>
    /// <returns>Whether any token was learned.</returns>
    public bool Pool(RowTokens tokens, Span<float> target)
    {
        var known = tokens.List is { } list
            ? Vectors.Pool(list, Column.Pooling, target)
            : Vectors.PoolText(tokens.Text, Column.Pooling, target);
        return known > 0;
    }
}
