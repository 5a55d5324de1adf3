namespace Lamina;

/// <summary>
/// Where generated code puts the raw values of one row: numbers (NaN where missing), categories and tokens, each in
/// the order of the schema's slots. The spans belong to the caller and are reused from row to row.
/// </summary>
/// <param name="numbers">Room for <see cref="RowSchema.ReadNumberCount"/> (or, for labels, target) numbers.</param>
/// <param name="keys">Room for <see cref="RowSchema.CategoryCount"/> (or, for labels, class) keys.</param>
/// <param name="tokens">Room for the texts and lists of <see cref="RowSchema.TokenColumns"/>.</param>
public readonly ref struct RowBuffer(Span<float> numbers, Span<CategoryKey> keys, Span<RowTokens> tokens)
{
    /// <summary>A buffer of numbers and categories alone.</summary>
    /// <param name="numbers">Room for <see cref="RowSchema.ReadNumberCount"/> (or, for labels, target) numbers.</param>
    /// <param name="keys">Room for <see cref="RowSchema.CategoryCount"/> (or, for labels, class) keys.</param>
    public RowBuffer(Span<float> numbers, Span<CategoryKey> keys)
        : this(numbers, keys, [])
    {
    }

    /// <summary>Raw numbers, NaN where a value is missing.</summary>
    public Span<float> Numbers { get; } = numbers;

    /// <summary>Raw categories.</summary>
    public Span<CategoryKey> Keys { get; } = keys;

    /// <summary>Texts and lists of tokens.</summary>
    public Span<RowTokens> Tokens { get; } = tokens;

    /// <summary>A buffer for the features of a schema's rows, with memory of its own.</summary>
    /// <param name="schema">The schema.</param>
    public static RowBuffer For(RowSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new(new float[schema.ReadNumberCount], new CategoryKey[schema.CategoryCount], new RowTokens[schema.TokenColumns.Count]);
    }

    /// <summary>A buffer for the labels of a schema's rows, with memory of its own.</summary>
    /// <param name="schema">The schema.</param>
    public static RowBuffer ForLabels(RowSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new(new float[schema.Label.TargetCount], new CategoryKey[1]);
    }
}
