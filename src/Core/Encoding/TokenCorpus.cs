namespace Lamina;

/// <summary>Collects the tokens of training rows, column by column, and has their vectors learned.</summary>
internal sealed class TokenCorpus
{
    private readonly RowSchema schema;
    private readonly List<IReadOnlyList<string>>[] sequences;
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> spans;

    public TokenCorpus(RowSchema schema)
    {
        this.schema = schema;
        spans = words.GetAlternateLookup<ReadOnlySpan<char>>();
        sequences = new List<IReadOnlyList<string>>[schema.TokenColumns.Count];
        for (var i = 0; i < sequences.Length; i++)
            sequences[i] = [];
    }

    /// <summary>Adds the texts and lists of a row.</summary>
    public void Add(RowBuffer raw)
    {
        for (var i = 0; i < sequences.Length; i++)
            sequences[i].Add(raw.Tokens[i].List ?? WordsOf(raw.Tokens[i].Text));
    }

    /// <summary>The encoders of texts and lists.</summary>
    public TokenEncoder[] Learn(WordVectorLearner learner)
    {
        var encoders = new TokenEncoder[sequences.Length];
        for (var i = 0; i < encoders.Length; i++)
            encoders[i] = new TokenEncoder(schema.TokenColumns[i], Learn(learner, schema.TokenColumns[i], sequences[i]));
        return encoders;
    }

    /// <summary>The encoder of categories as each other's context.</summary>
    public static ContextEncoder LearnContext<TRow, TSchema>(
        IReadOnlyList<TRow> rows, RowSchema schema, IReadOnlyList<Vocabulary> vocabularies, WordVectorLearner learner)
        where TSchema : struct, IRowSchema<TRow>
    {
        var words = new string[vocabularies.Count][];
        for (var i = 0; i < words.Length; i++)
            words[i] = ContextEncoder.WordsOf(vocabularies[i]);

        var raw = RowBuffer.For(schema);
        var sequences = new List<IReadOnlyList<string>>(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            var item = rows[row];
            TSchema.ReadFeatures(in item, raw);
            var sequence = new string[words.Length];
            for (var i = 0; i < sequence.Length; i++)
                sequence[i] = words[i][vocabularies[i].IndexOf(raw.Keys[i])];
            sequences.Add(sequence);
        }

        return new ContextEncoder(schema.Context!, Learn(learner, schema.Context!, sequences), vocabularies);
    }

    private static WordVectors Learn(WordVectorLearner learner, Column column, List<IReadOnlyList<string>> sequences)
    {
        var vectors = learner(column, sequences) ?? WordVectors.Empty(column.VectorWidth);
        return vectors.Width == column.VectorWidth ? vectors : throw new ArgumentException(
            $"The vectors learned for {column.Name} have {vectors.Width} numbers; the column declares {column.VectorWidth}.", nameof(learner));
    }

    // A text's words are mostly those of other texts: each is one string.
    private string[] WordsOf(string? text)
    {
        Span<char> buffer = stackalloc char[Tokenizer.LongestWord];
        var reader = new WordReader(text, buffer);
        var found = new List<string>();
        while (reader.Read())
        {
            if (!spans.TryGetValue(reader.Word, out var word))
                words.Add(word = reader.Word.ToString());
            found.Add(word);
        }

        return [.. found];
    }
}
