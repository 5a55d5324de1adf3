namespace Lamina;

/// <summary>Takes a text apart into words.</summary>
public static class Tokenizer
{
    /// <summary>
    /// Runs of letters and digits, in lower case; every other visible character that is not a mark of ordinary
    /// punctuation (a currency sign, say) is a word of its own. The same for every culture.
    /// </summary>
    /// <param name="text">The text; null has no words.</param>
    public static IReadOnlyList<string> Words(string? text)
    {
        var words = new List<string>();
        if (text is null)
            return words;
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
                words.Add(text[start..i].ToLowerInvariant());
            start = -1;
            if (i < text.Length && char.IsSymbol(text[i]))
                words.Add(text[i].ToString());
        }

        return words;
    }
}
