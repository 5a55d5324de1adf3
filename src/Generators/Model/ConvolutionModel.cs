namespace Lamina.Generators.Model;

/// <summary>The convolutional layers of one column, with the sizes that generated code writes out. A sequence has the height 1.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Kind">Image, sequence, or sequence of any length.</param>
/// <param name="Input">The position of its first number among the scaled numbers of a row.</param>
/// <param name="Channels">How many channels.</param>
/// <param name="Height">How many rows of pixels.</param>
/// <param name="Width">How many columns of pixels, or (most) steps.</param>
/// <param name="Filters">The filters of each layer.</param>
/// <param name="Kernel">The length of a filter.</param>
/// <param name="Pool">How many neighbours become one.</param>
/// <param name="HasNorms">Whether there is a batch normalisation after each convolution.</param>
/// <param name="GlobalPooling">Whether the dense layers see mean and maximum alone.</param>
/// <param name="Shift">By how many pixels images are moved in training.</param>
internal sealed record ConvolutionModel(
    string Column,
    ConvolutionKind Kind,
    int Input,
    int Channels,
    int Height,
    int Width,
    EquatableArray<int> Filters,
    int Kernel,
    int Pool,
    bool HasNorms,
    bool GlobalPooling,
    int Shift)
{
    public bool IsImage => Kind == ConvolutionKind.Image;

    public bool IsRagged => Kind == ConvolutionKind.Ragged;

    /// <summary>How many numbers it takes.</summary>
    public int Count => Channels * Height * Width;

    /// <summary>How many inputs of the dense layers it becomes.</summary>
    public int OutputWidth
    {
        get
        {
            var (filters, height, width) = SizeAfter(Filters.Count);
            return GlobalPooling ? 2 * filters : filters * height * width;
        }
    }

    /// <summary>The sizes after some layers.</summary>
    public (int Channels, int Height, int Width) SizeAfter(int layers)
    {
        var (channels, height, width) = (Channels, Height, Width);
        for (var i = 0; i < layers; i++)
            (channels, height, width) = (Filters[i], IsImage ? height / Pool : height, width / Pool);
        return (channels, height, width);
    }
}

/// <summary>What a convolution goes over.</summary>
internal enum ConvolutionKind
{
    Image,
    Sequence,
    Ragged,
}
