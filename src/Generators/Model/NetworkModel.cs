namespace Lamina.Generators.Model;

/// <summary>A network's shape.</summary>
internal sealed record NetworkModel
{
    public const int MostMembers = 64;

    // In the order of the values in Lamina.Activation, Lamina.Normalization and Lamina.Representation.
    public static readonly string[] Activations = ["Relu", "Silu", "Gelu", "Tanh", "Sigmoid", "LeakyRelu"];
    public static readonly string[] Normalizations = ["None", "Batch", "Layer"];
    public static readonly string[] Representations = ["Supervised", "Autoencoder"];

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

    /// <summary>Whether it gives back its own inputs, and so needs no label.</summary>
    public bool IsAutoencoder { get; init; }

    /// <summary>Whether an autoencoder decodes with the transposed weights of its encoder.</summary>
    public bool TiedWeights { get; init; }

    /// <summary>The noise of an autoencoder as assignments to the properties of a descriptor: <c>SwapNoise = 0.15</c>.</summary>
    public EquatableArray<string> Noise { get; init; } = EquatableArray<string>.Empty;

    public bool IsNamed => Name.Length > 0;

    public bool HasNorms => Normalization != "None";

    public bool HasDropout => Dropout != "0";

    /// <summary>What the enriched row calls its output.</summary>
    public string OutputName => IsAutoencoder ? "ReconstructionError" : "NetworkPrediction";

    /// <summary>How many layers lead from the narrow layer back to the width of the first, the last one not counted.</summary>
    public int DecodingCount => IsAutoencoder ? Hidden.Count - 1 : 0;

    /// <summary>The width of a decoding layer, counted from 1 at the narrow layer.</summary>
    public int DecodedWidth(int layer) => Hidden[Hidden.Count - 1 - layer];

    /// <summary>Whether a hidden layer as wide as the one below adds to it what it computes.</summary>
    public bool Residual { get; init; }

    /// <summary>How many members share the weights.</summary>
    public int Members { get; init; } = 1;

    public bool HasMembers => Members > 1;

    public int ActivationCount => Extract.Sum(layer => Hidden[layer - 1]);

    /// <summary>Whether a hidden layer, counted from 1, adds to the one below.</summary>
    public bool IsResidual(int layer) => Residual && layer > 1 && Hidden[layer - 1] == Hidden[layer - 2];
}
