namespace Lamina;

/// <summary>
/// Says that a vector is a sequence, and gives it one-dimensional convolutions over its steps in the network. Sequences of one
/// length declare a shape, <c>[channels, steps]</c> or <c>[steps]</c>: <c>[Feature(Shape = [3, 50]), Sequence] float[] Motion</c>. Sequences
/// of any length declare <see cref="Channels"/> and <see cref="MaxLength"/>:
/// <c>[Feature, Sequence(Channels = 4, MaxLength = 100)] float[][] Signal</c>. All steps of a channel share one scale.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class SequenceAttribute : ConvolutionAttribute
{
    /// <summary>How many values each step of a sequence of any length has. Default: 1.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>The most steps that are looked at; of a longer sequence these are the last ones. What makes a sequence one of any length.</summary>
    public int MaxLength { get; init; }
}
