using Lamina;

namespace Benchmarks.Serving;

/// <summary>A row of ten numbers and its small network: 10-32-16-1.</summary>
[Network(Hidden = [32, 16], Activation = Activation.Relu, Embedding = NumberEmbedding.None)]
public record Narrow(
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
