namespace Lamina;

/// <summary>Shapes the network that is generated for a type. Without it the defaults below hold.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The width of each hidden layer, first to last. Default: 128, 32.</summary>
    public int[] Hidden { get; init; } = [128, 32];

    /// <summary>The function after each hidden layer. Default: <see cref="Activation.Silu"/>.</summary>
    public Activation Activation { get; init; } = Activation.Silu;

    /// <summary>The share of units dropped while training, in [0, 1). Default: 0.1.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>What normalises each hidden layer before its activation. Default: none.</summary>
    public Normalization Normalization { get; init; }

    /// <summary>What the network makes of each number that does not say it itself. Default: its place on the scale alone.</summary>
    public NumberEmbedding Embedding { get; init; }

    /// <summary>
    /// How many numbers the learned vector of a value of a categorical column has, 1 to 1,024, where values are learned from the company
    /// that they keep within a row, as words are from their neighbours. Each row then has the mean of its values' vectors as a column,
    /// <c>ContextVector</c>. It takes two categorical columns. Default: 0, none.
    /// </summary>
    public int ContextWidth { get; init; }

    /// <summary>
    /// The hidden layers that become columns, counted from 1: <c>Extract = [1, 2]</c> gives <c>Hidden1</c>
    /// and <c>Hidden2</c>. Empty, the default, means the last one.
    /// </summary>
    public int[] Extract { get; init; } = [];
}
