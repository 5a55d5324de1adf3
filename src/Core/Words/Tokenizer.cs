namespace Lamina;

/// <summary>Takes a text apart into words.</summary>
public static class Tokenizer
{
    /// <summary>The most characters that a word has; a longer run is several words.</summary>
    public const int LongestWord = 64;

    /// <summary>
    /// Runs of letters and digits, in lower case; every other visible character that is not a mark of ordinary
    /// punctuation (a currency sign, say) is a word of its own. The same for every culture.
    /// </summary>
    /// <param name="text">The text; null has no words.</param>
    public static IReadOnlyList<string> Words(string? text)
    {
        var words = new List<string>();
        Span<char> buffer = stackalloc char[LongestWord];
        var reader = new WordReader(text, buffer);
        while (reader.Read())
            words.Add(reader.Word.ToString());
        return words;
    }
}
