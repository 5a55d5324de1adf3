namespace Lamina;

/// <summary>Which way a unit goes where a column rises.</summary>
public enum InputDirection
{
    /// <summary>It hangs on the row, or the column has no order: a category, a vector, a text.</summary>
    Varying,

    /// <summary>The unit rises with the column.</summary>
    Rising,

    /// <summary>The unit falls where the column rises.</summary>
    Falling,
}
