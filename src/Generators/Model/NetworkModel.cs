namespace Lamina.Generators.Model;

/// <summary>A network's shape.</summary>
internal sealed record NetworkModel
{
    // In the order of the values in Lamina.Activation and Lamina.Normalization.
    public static readonly string[] Activations = ["Relu", "Silu", "Gelu", "Tanh", "Sigmoid", "LeakyRelu"];
    public static readonly string[] Normalizations = ["None", "Batch", "Layer"];

    /// <summary>What the name of the type of a named network's columns ends with.</summary>
    public const string ColumnsSuffix = "Columns";

    /// <summary>Its name, with a capital; empty where it is the only one and has none.</summary>
    public required string Name { get; init; }

    /// <summary>The width of each hidden layer.</summary>
    public required EquatableArray<int> Hidden { get; init; }

    /// <summary>The name of the value of <c>Lamina.Activation</c>.</summary>
    public required string Activation { get; init; }

    /// <summary>The name of the value of <c>Lamina.Normalization</c>.</summary>
    public required string Normalization { get; init; }

    /// <summary>The share of units dropped, in invariant form.</summary>
    public required string Dropout { get; init; }

    /// <summary>The name of the value of <c>Lamina.NumberEmbedding</c>; empty where the library decides.</summary>
    public string Embedding { get; init; } = "";

    /// <summary>The layers that become columns, counted from 1, ascending.</summary>
    public required EquatableArray<int> Extract { get; init; }

    public bool IsNamed => Name.Length > 0;

    public bool HasNorms => Normalization != "None";

    public bool HasDropout => Dropout != "0";

    public int ActivationCount => Extract.Sum(layer => Hidden[layer - 1]);
}
