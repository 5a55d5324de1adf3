namespace Lamina;

/// <summary>
/// The activations of many rows in one piece of memory, <c>[rows, width]</c>: first the extracted layers one
/// after the other, then the network's outputs. It knows the fit it came from and how it came about.
/// </summary>
public sealed class ActivationBlock
{
    internal ActivationBlock(FittedSchema fitted, ActivationOrigin origin, float[] values, int width)
    {
        Fitted = fitted;
        Origin = origin;
        Values = values;
        Width = width;
    }

    /// <summary>A block with room for every activation and output of some rows.</summary>
    /// <exception cref="RowException">No piece of memory can hold that many values.</exception>
    internal static ActivationBlock Create(FittedSchema fitted, ActivationOrigin origin, int rows) =>
        new(fitted, origin, RowArray.Create<float>(rows, fitted.EnrichedWidth), fitted.EnrichedWidth);

    /// <summary>The fit the activations came from.</summary>
    public FittedSchema Fitted { get; }

    /// <summary>How the activations came about.</summary>
    public ActivationOrigin Origin { get; }

    /// <summary>How many values a row has: its activations and the network's outputs.</summary>
    public int Width { get; }

    /// <summary>All values, <c>[rows, width]</c>.</summary>
    internal float[] Values { get; }
}
