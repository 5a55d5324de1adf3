namespace Lamina;

/// <summary>The learned vectors of a fit, and how those of a row's words become numbers. It does not change.</summary>
/// <param name="tokens">The encoder of each text and list of tokens.</param>
/// <param name="context">The encoder of categories as each other's context, or null where there is none.</param>
internal sealed class PooledVectors(IReadOnlyList<TokenEncoder> tokens, ContextEncoder? context)
{
    public static PooledVectors None { get; } = new([], null);

    public IReadOnlyList<TokenEncoder> Tokens { get; } = tokens;

    public ContextEncoder? Context { get; } = context;

    /// <summary>Has the vectors learned on training rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="schema">Their schema.</param>
    /// <param name="corpus">Their texts and lists.</param>
    /// <param name="vocabularies">The vocabularies of their categories.</param>
    /// <param name="learner">What learns.</param>
    public static PooledVectors Learn<TRow, TSchema>(
        IReadOnlyList<TRow> rows, RowSchema schema, TokenCorpus corpus, IReadOnlyList<Vocabulary> vocabularies, WordVectorLearner learner)
        where TSchema : struct, IRowSchema<TRow> =>
        new(
            corpus.Learn(learner),
            schema.Context is null ? null : TokenCorpus.LearnContext<TRow, TSchema>(rows, schema, vocabularies, learner));

    /// <summary>Writes the pooled vectors of a row, NaN where none of its words was learned.</summary>
    /// <param name="raw">The row, as generated code read it.</param>
    /// <param name="codes">The codes of its categories.</param>
    /// <param name="vectors">Room for <see cref="RowSchema.PooledCount"/> numbers.</param>
    public void Pool(RowBuffer raw, ReadOnlySpan<int> codes, Span<float> vectors)
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            var own = vectors[..Tokens[i].Width];
            if (!Tokens[i].Pool(raw.Tokens[i], own))
                own.Fill(float.NaN);
            vectors = vectors[own.Length..];
        }

        if (Context is not null && !Context.Pool(codes, vectors))
            vectors.Fill(float.NaN);
    }

    /// <summary>Writes the pooled vectors of many rows, each number into a column of its own.</summary>
    public void PoolColumns<TRow, TSchema>(
        IReadOnlyList<TRow> rows, RowSchema schema, IReadOnlyList<Vocabulary> vocabularies, ReadOnlySpan<float[]> columns)
        where TSchema : struct, IRowSchema<TRow>
    {
        var raw = RowBuffer.For(schema);
        var codes = new int[vocabularies.Count];
        var vectors = new float[columns.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            var item = rows[row];
            TSchema.ReadFeatures(in item, raw);
            for (var i = 0; i < codes.Length; i++)
                codes[i] = vocabularies[i].IndexOf(raw.Keys[i]);
            Pool(raw, codes, vectors);
            for (var i = 0; i < vectors.Length; i++)
                columns[i][row] = vectors[i];
        }
    }
}
