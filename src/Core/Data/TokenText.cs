using System.Text.Json;

namespace Lamina;

/// <summary>Takes a text apart into the tokens of a list.</summary>
internal static class TokenText
{
    /// <summary>The tokens of <c>milk;bread</c> or of a JSON array, <c>["milk", "bread"]</c>; spaces around them do not count.</summary>
    /// <param name="text">The text, without spaces around it.</param>
    /// <param name="separator">What stands between tokens.</param>
    /// <param name="pool">Where equal tokens are one string.</param>
    /// <param name="tokens">The tokens; those of no character are left out.</param>
    /// <returns>False where the text begins as a JSON array and is none of texts.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, char separator, TextPool pool, out string[] tokens)
    {
        tokens = [];
        if (text is ['[', .., ']'])
            return TryParseArray(text, out tokens);
        var found = new List<string>();
        foreach (var range in text.Split(separator))
        {
            var token = text[range].Trim();
            if (!token.IsEmpty)
                found.Add(pool.Get(token, null));
        }

        tokens = [.. found];
        return true;
    }

    private static bool TryParseArray(ReadOnlySpan<char> text, out string[] tokens)
    {
        tokens = [];
        try
        {
            using var document = JsonDocument.Parse(text.ToString());
            var found = new List<string>();
            foreach (var element in document.RootElement.EnumerateArray())
            {
                if (element.ValueKind != JsonValueKind.String)
                    return false;
                if (element.GetString() is { Length: > 0 } token)
                    found.Add(token);
            }

            tokens = [.. found];
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
