using Lamina;

namespace Core.Tests.Convolutions;

/// <summary>A record with an image of two channels, and a sequence of any length that may be missing.</summary>
[Network(Hidden = [4])]
public record Recording(
    [Feature] float Age,
    [Feature(Shape = [2, 3, 3]), Image(Filters = [3], Pool = 1)] float[] Picture,
    [Feature, Sequence(Channels = 2, MaxLength = 4, Filters = [3])] float[][]? Motion,
    [Label] bool? Ill)
{
    public static Recording Example { get; } = new(
        30, [0, 0, 0, 0, 4, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [[1, 10], [2, 20], [3, 30]], true);
}

/// <summary>A record whose sequence is a flat array and must be there.</summary>
[Network(Hidden = [4])]
public record FlatRecording(
    [Feature, Sequence(Channels = 2, MaxLength = 3, Filters = [3])] float[] Motion, [Label] bool? Ill);
