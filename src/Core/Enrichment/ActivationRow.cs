namespace Lamina;

/// <summary>The values of one row in an <see cref="ActivationBlock"/>.</summary>
/// <param name="block">The block.</param>
/// <param name="row">The row's position in the block.</param>
public readonly struct ActivationRow(ActivationBlock block, int row)
{
    private readonly int row = row;
    private readonly int start = row * block.Width;

    /// <summary>The block that holds the values.</summary>
    public ActivationBlock Block { get; } = block;

    /// <summary>All values of the row: the extracted layers, then the network's outputs.</summary>
    public ReadOnlySpan<float> Values => Block.Values.AsSpan(start, Block.Width);

    /// <summary>One value of the row.</summary>
    /// <param name="index">Its position among <see cref="Values"/>.</param>
    public float this[int index] => Values[index];

    /// <summary>A view of some values of the row.</summary>
    /// <param name="offset">The position of the first.</param>
    /// <param name="length">How many.</param>
    public Activations Slice(int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + length, Block.Width, nameof(length));
        return new Activations(Block.Values, start + offset, length);
    }

    /// <summary>A view of some of the pooled vectors of the row's words; NaN where none of them was learned.</summary>
    /// <param name="offset">The position of the first number among all pooled vectors of the row.</param>
    /// <param name="length">How many.</param>
    public Activations Vector(int offset, int length)
    {
        var width = Block.Fitted.Schema.PooledCount;
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + length, width, nameof(length));
        return new Activations(Block.Pooled, (row * width) + offset, length);
    }

    /// <summary>The outputs of one of several networks.</summary>
    /// <param name="network">The network's position in <see cref="RowSchema.Networks"/>.</param>
    public Activations Outputs(int network)
    {
        var fitted = Block.Fitted;
        return Slice(fitted.FirstOutputOf(network), fitted.OutputCountOf(network));
    }

    /// <summary>A view of the row's values from a position to the end: the network's outputs.</summary>
    /// <param name="offset">The position of the first.</param>
    public Activations Slice(int offset) => Slice(offset, Block.Width - offset);
}
