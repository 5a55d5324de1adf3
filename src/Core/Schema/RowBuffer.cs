namespace Lamina;

/// <summary>
/// Where generated code puts the raw values of one row: numbers (NaN where missing) and categories, each in
/// the order of the schema's slots. The spans belong to the caller and are reused from row to row.
/// </summary>
/// <param name="numbers">Room for <see cref="RowSchema.NumberCount"/> (or, for labels, target) numbers.</param>
/// <param name="keys">Room for <see cref="RowSchema.CategoryCount"/> (or, for labels, class) keys.</param>
public readonly ref struct RowBuffer(Span<float> numbers, Span<CategoryKey> keys)
{
    /// <summary>Raw numbers, NaN where a value is missing.</summary>
    public Span<float> Numbers { get; } = numbers;

    /// <summary>Raw categories.</summary>
    public Span<CategoryKey> Keys { get; } = keys;
}
