namespace Lamina;

/// <summary>
/// The convolutional layers of one column with every size worked out. A sequence is an image of height 1, whose filters and
/// pooling have the height 1 too.
/// </summary>
internal sealed class ConvolutionTrunk
{
    private ConvolutionTrunk(Column column, int slot, int input)
    {
        Column = column;
        Descriptor = column.Convolutions!;
        Slot = slot;
        Input = input;
        var shape = column.Shape;
        Channels = shape.Count == (column.IsImage ? 3 : 2) ? shape[0] : 1;
        Height = column.IsImage ? shape[^2] : 1;
        Width = shape[^1];

        var (channels, height, width) = (Channels, Height, Width);
        var layers = new Layer[Descriptor.Filters.Count];
        for (var i = 0; i < layers.Length; i++)
        {
            var filters = Descriptor.Filters[i];
            layers[i] = new Layer(channels, filters, height, width, height / PoolHeight, width / Descriptor.Pool);
            Work += (long)height * width * channels * KernelHeight * Descriptor.Kernel * filters;
            (channels, height, width) = (filters, layers[i].PooledHeight, layers[i].PooledWidth);
        }

        Layers = layers;
        OutputWidth = Descriptor.GlobalPooling ? 2 * channels : channels * height * width;
    }

    public Column Column { get; }

    public ConvolutionDescriptor Descriptor { get; }

    /// <summary>The position of its first raw number.</summary>
    public int Slot { get; }

    /// <summary>The position of its first scaled number among those of a row.</summary>
    public int Input { get; }

    public int Channels { get; }

    public int Height { get; }

    public int Width { get; }

    /// <summary>How many numbers it has.</summary>
    public int Count => Channels * Height * Width;

    public int KernelHeight => Column.IsImage ? Descriptor.Kernel : 1;

    public int PoolHeight => Column.IsImage ? Descriptor.Pool : 1;

    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>How many inputs of the dense layers it becomes.</summary>
    public int OutputWidth { get; }

    /// <summary>Multiplications for one row.</summary>
    public long Work { get; }

    /// <summary>The trunks of a schema's columns, in their order.</summary>
    public static ConvolutionTrunk[] Of(IReadOnlyList<Column> columns)
    {
        var trunks = new List<ConvolutionTrunk>();
        var (slot, input) = (0, 0);
        foreach (var column in columns)
        {
            if (column.Convolutions is not null)
                trunks.Add(new ConvolutionTrunk(column, slot, input));
            slot += column.Numbers.Count;
            foreach (var number in column.Numbers)
                input += number.Width;
        }

        return [.. trunks];
    }

    /// <summary>How many steps a sequence of any length has: up to the last one with a value.</summary>
    /// <param name="numbers">Its raw numbers, <c>[channels, steps]</c>.</param>
    public int LengthOf(ReadOnlySpan<float> numbers)
    {
        for (var step = Width - 1; step >= 0; step--)
        {
            for (var channel = 0; channel < Channels; channel++)
            {
                if (!float.IsNaN(numbers[(channel * Width) + step]))
                    return step + 1;
            }
        }

        return 0;
    }

    /// <summary>The sizes of a layer: what comes in, its filters, and what pooling leaves.</summary>
    public readonly record struct Layer(int Channels, int Filters, int Height, int Width, int PooledHeight, int PooledWidth);
}
