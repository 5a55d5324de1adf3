namespace Lamina;

/// <summary>Goes over the words of a text without making strings of them.</summary>
/// <param name="text">The text.</param>
/// <param name="buffer">Room for <see cref="Tokenizer.LongestWord"/> characters.</param>
internal ref struct WordReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<char> buffer = buffer[..Tokenizer.LongestWord];
    private int position;
    private int length;

    /// <summary>The last word that was read, until the next one is.</summary>
    public readonly ReadOnlySpan<char> Word => buffer[..length];

    /// <summary>Reads the next word.</summary>
    /// <returns>False after the last one.</returns>
    public bool Read()
    {
        length = 0;
        for (; position < text.Length; position++)
        {
            var character = text[position];
            if (char.IsLetterOrDigit(character))
            {
                buffer[length++] = char.ToLowerInvariant(character);
                if (length < buffer.Length)
                    continue;
                position++;
                return true;
            }

            if (length > 0)
                return true;
            if (!char.IsSymbol(character))
                continue;
            buffer[length++] = character;
            position++;
            return true;
        }

        return length > 0;
    }
}
