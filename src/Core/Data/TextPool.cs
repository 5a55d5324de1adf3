namespace Lamina;

/// <summary>Gives equal texts of a column as one string: a column of categories then holds each name once.</summary>
internal sealed class TextPool
{
    // A column of ever new texts stops adding here, and costs no more than its strings.
    private const int MaximumCount = 4096;
    private const int MaximumLength = 64;

    private readonly HashSet<string> texts;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>Creates an empty pool.</summary>
    public TextPool()
    {
        texts = new HashSet<string>(StringComparer.Ordinal);
        lookup = texts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The string of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="literal">The same as a string, where one is there already.</param>
    public string Get(ReadOnlySpan<char> text, string? literal)
    {
        if (text.Length > MaximumLength)
            return literal ?? text.ToString();
        if (lookup.TryGetValue(text, out var known))
            return known;
        var added = literal ?? text.ToString();
        if (texts.Count < MaximumCount)
            texts.Add(added);
        return added;
    }
}
