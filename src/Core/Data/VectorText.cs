namespace Lamina;

/// <summary>Takes a text apart into the numbers of a vector.</summary>
internal static class VectorText
{
    /// <summary>The numbers of <c>1 2 3</c>, <c>1;2;3</c> or <c>[1, 2, 3]</c>; false where one of them is none.</summary>
    /// <param name="cell">The cell that holds the text.</param>
    /// <param name="text">The text, without spaces around it.</param>
    /// <param name="values">The numbers.</param>
    public static bool TryParse<T>(in Cell cell, ReadOnlySpan<char> text, out T[] values)
        where T : struct
    {
        // Outside of brackets a comma may be a decimal one: 1,5 is no vector of two.
        var isArray = text is ['[', .., ']'];
        var separators = isArray ? "," : "; \t\r\n";
        if (isArray)
            text = text[1..^1];
        var numbers = new List<T>();
        values = [];
        foreach (var range in text.SplitAny(separators))
        {
            var part = text[range].Trim();
            if (part.IsEmpty && !isArray)
                continue;
            if (!CellConverter.TryConvert<T>(in cell, part, out var number))
                return false;
            numbers.Add(number);
        }

        values = [.. numbers];
        return true;
    }
}
