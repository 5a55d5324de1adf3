namespace Lamina;

/// <summary>
/// Says that a vector is an image, and gives it two-dimensional convolutions in the network:
/// <c>[Feature(Shape = [8, 8]), Image] byte[] Pixels</c>. The shape is <c>[height, width]</c> or
/// <c>[channels, height, width]</c>. All pixels of a channel share one scale.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ImageAttribute : ConvolutionAttribute
{
    /// <summary>
    /// By how many pixels, at most, an image is moved at random in each direction while the network learns, its edge repeated.
    /// Default: 0.
    /// </summary>
    public int Shift { get; init; }
}
