using Lamina;

namespace Benchmarks.Serving;

/// <summary>The row of <see cref="Narrow"/> with the network that a record has which declares none.</summary>
public record Usual(
    [Feature] float A,
    [Feature] float B,
    [Feature] float C,
    [Feature] float D,
    [Feature] float E,
    [Feature] float F,
    [Feature] float G,
    [Feature] float H,
    [Feature] float I,
    [Feature] float J,
    [Label] bool? Positive);
