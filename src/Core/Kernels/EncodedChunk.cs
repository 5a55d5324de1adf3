namespace Lamina;

/// <summary>A few rows as the encoders gave them.</summary>
/// <param name="numeric"><c>[rows, RowSchema.NumericWidth]</c> or more.</param>
/// <param name="indicators"><c>[rows, RowSchema.IndicatorCount]</c> or more.</param>
/// <param name="codes"><c>[rows, RowSchema.CodeCount]</c> or more.</param>
/// <param name="count">How many rows.</param>
internal readonly ref struct EncodedChunk(ReadOnlySpan<float> numeric, ReadOnlySpan<float> indicators, ReadOnlySpan<int> codes, int count)
{
    public readonly ReadOnlySpan<float> Numeric = numeric;
    public readonly ReadOnlySpan<float> Indicators = indicators;
    public readonly ReadOnlySpan<int> Codes = codes;
    public readonly int Count = count;
}
