namespace Lamina;

/// <summary>
/// The activations of many rows in one piece of memory, <c>[rows, width]</c>: first the extracted layers one
/// after the other, then the network's outputs. Beside them it holds the pooled vectors of the rows' words. It knows the fit it came from and how it came about.
/// </summary>
public sealed class ActivationBlock
{
    internal ActivationBlock(FittedSchema fitted, ActivationOrigin origin, float[] values, int width, float[]? pooled = null)
    {
        Fitted = fitted;
        Origin = origin;
        Values = values;
        Width = width;
        Pooled = pooled ?? [];
    }

    /// <summary>A block with room for every activation and output of some rows.</summary>
    /// <exception cref="RowException">No piece of memory can hold that many values.</exception>
    internal static ActivationBlock Create(FittedSchema fitted, ActivationOrigin origin, int rows) =>
        new(
            fitted,
            origin,
            RowArray.Create<float>(rows, fitted.EnrichedWidth),
            fitted.EnrichedWidth,
            RowArray.Create<float>(rows, fitted.Schema.PooledCount));

    /// <summary>The fit the activations came from.</summary>
    public FittedSchema Fitted { get; }

    /// <summary>How the activations came about.</summary>
    public ActivationOrigin Origin { get; }

    /// <summary>How many values a row has: its activations and the network's outputs.</summary>
    public int Width { get; }

    /// <summary>All values, <c>[rows, width]</c>.</summary>
    internal float[] Values { get; }

    /// <summary>The pooled vectors of words, <c>[rows, RowSchema.PooledCount]</c>; empty for raw rows.</summary>
    internal float[] Pooled { get; }
}
