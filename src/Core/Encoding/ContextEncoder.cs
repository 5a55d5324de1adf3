namespace Lamina;

/// <summary>
/// Makes one vector of the values of a row's categorical columns. Values are the words <c>Column=Value</c>, learned from the
/// company they keep within rows.
/// </summary>
internal sealed class ContextEncoder
{
    // For each column, the word of each code, or -1.
    private readonly int[][] words;

    public ContextEncoder(Column column, WordVectors vectors, IReadOnlyList<Vocabulary> vocabularies)
    {
        Column = column;
        Vectors = vectors;
        words = new int[vocabularies.Count][];
        for (var i = 0; i < words.Length; i++)
            words[i] = Array.ConvertAll(WordsOf(vocabularies[i]), vectors.IndexOf);
    }

    public Column Column { get; }

    public WordVectors Vectors { get; }

    /// <summary>How many numbers it writes.</summary>
    public int Width => Column.Numbers.Count;

    /// <summary>The word of each code of a column: <c>Fuel=Diesel</c>. Missing is a value too, and so are all rare ones together.</summary>
    public static string[] WordsOf(Vocabulary vocabulary)
    {
        var words = new string[vocabulary.Size];
        for (var code = 0; code < words.Length; code++)
            words[code] = $"{vocabulary.Column}={vocabulary.NameOf(code)}";
        return words;
    }

    /// <summary>Writes the pooled vector of a row's codes: all 0 where no value was learned.</summary>
    /// <returns>Whether any value was learned.</returns>
    public bool Pool(ReadOnlySpan<int> codes, Span<float> target)
    {
        var pool = new WordPool(Vectors, Column.Pooling, target);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i][codes[i]] is >= 0 and var word)
                pool.Add(word);
        }

        return pool.Finish() > 0;
    }
}
