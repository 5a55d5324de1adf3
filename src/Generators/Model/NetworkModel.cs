namespace Lamina.Generators.Model;

/// <summary>The network's shape.</summary>
/// <param name="Hidden">The width of each hidden layer.</param>
/// <param name="Activation">The name of the value of <c>Lamina.Activation</c>.</param>
/// <param name="Normalization">The name of the value of <c>Lamina.Normalization</c>.</param>
/// <param name="Dropout">The share of units dropped, in invariant form.</param>
/// <param name="Extract">The layers that become columns, counted from 1, ascending.</param>
internal sealed record NetworkModel(
    EquatableArray<int> Hidden, string Activation, string Normalization, string Dropout, EquatableArray<int> Extract)
{
    public const int MostMembers = 64;

    // In the order of the values in Lamina.Activation and Lamina.Normalization.
    public static readonly string[] Activations = ["Relu", "Silu", "Gelu", "Tanh", "Sigmoid", "LeakyRelu"];
    public static readonly string[] Normalizations = ["None", "Batch", "Layer"];

    public bool HasNorms => Normalization != "None";

    public bool HasDropout => Dropout != "0";

    /// <summary>Whether a hidden layer as wide as the one below adds to it what it computes.</summary>
    public bool Residual { get; init; }

    /// <summary>How many members share the weights.</summary>
    public int Members { get; init; } = 1;

    public bool HasMembers => Members > 1;

    public int ActivationCount => Extract.Sum(layer => Hidden[layer - 1]);

    /// <summary>Whether a hidden layer, counted from 1, adds to the one below.</summary>
    public bool IsResidual(int layer) => Residual && layer > 1 && Hidden[layer - 1] == Hidden[layer - 2];
}
