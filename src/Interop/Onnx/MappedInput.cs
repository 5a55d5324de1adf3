namespace Lamina;

/// <summary>An input and how it is read.</summary>
/// <typeparam name="TRow">The rows.</typeparam>
/// <param name="Input">The input.</param>
/// <param name="Batch">How many rows it takes at once; null where that is free.</param>
/// <param name="Shape">Its dimensions for one row.</param>
/// <param name="Length">How many numbers it takes for one row.</param>
/// <param name="Reader">Reads them.</param>
internal sealed record MappedInput<TRow>(OnnxInput Input, int? Batch, int[] Shape, int Length, InputReader<TRow> Reader)
{
    /// <summary>A buffer for its numbers.</summary>
    public InputBlock<TRow> CreateBlock() => Input.Type switch
    {
        OnnxElementType.Float => new InputBlock<TRow, float>(this),
        OnnxElementType.Double => new InputBlock<TRow, double>(this),
        OnnxElementType.Int64 => new InputBlock<TRow, long>(this),
        OnnxElementType.Int32 => new InputBlock<TRow, int>(this),
        _ => new InputBlock<TRow, byte>(this),
    };
}
