using System.Globalization;

namespace Lamina;

/// <summary>One dimension of a tensor: a size, or free.</summary>
/// <param name="Size">The size; null where it is free.</param>
/// <param name="Name">What the file calls a free dimension, as in <c>batch</c>; null where it has no name.</param>
public readonly record struct OnnxDimension(int? Size, string? Name)
{
    /// <summary>The size, the name, or <c>?</c>.</summary>
    public override string ToString() => Size?.ToString(CultureInfo.InvariantCulture) ?? Name ?? "?";
}
