namespace Lamina;

/// <summary>
/// Shapes a network that is generated for a type. Without it the defaults below hold. Several networks of one type have
/// names: <c>[Network("wide", Hidden = [256])]</c> gives the columns <c>row.Wide.Hidden1</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The only network of a type; its columns have no prefix.</summary>
    public NetworkAttribute()
    {
    }

    /// <summary>A network with a name.</summary>
    /// <param name="name">An identifier; the enriched row has a property of this name, which begins with a capital.</param>
    public NetworkAttribute(string name) => Name = name;

    /// <summary>The network's name, or null where it is the only one.</summary>
    public string? Name { get; }

    /// <summary>The width of each hidden layer, first to last. Default: 128, 32.</summary>
    public int[] Hidden { get; init; } = [128, 32];

    /// <summary>The function after each hidden layer. Default: <see cref="Activation.Silu"/>.</summary>
    public Activation Activation { get; init; } = Activation.Silu;

    /// <summary>The share of units dropped while training, in [0, 1). Default: 0.</summary>
    public double Dropout { get; init; }

    /// <summary>What normalises each hidden layer before its activation. Default: none.</summary>
    public Normalization Normalization { get; init; }

    /// <summary>
    /// Whether a hidden layer as wide as the one below adds what it computes to it (residual learning, He et al. 2016), so
    /// that deeper networks train as easily as flat ones. Default: no.
    /// </summary>
    public bool Residual { get; init; }

    /// <summary>
    /// How many members the network has, 1 to 64: networks in one, which share all weights but a vector that each scales
    /// the inputs by and an output layer (TabM-mini, Gorishniy et al. 2024). What they predict, and what becomes a column, is
    /// their mean. Default: 1; 8 is usual.
    /// </summary>
    public int Members { get; init; } = 1;

    /// <summary>What the network makes of each number that does not say it itself. Default: sines and cosines, <see cref="NumberEmbedding.Periodic"/>.</summary>
    public NumberEmbedding Embedding { get; init; }

    /// <summary>What the network learns. Default: to predict the label.</summary>
    public Representation Learn { get; init; }

    /// <summary>
    /// Whether an autoencoder decodes with the transposed weights of its encoder. The last layer, which gives back columns
    /// and not their embeddings, has weights of its own. Default: no.
    /// </summary>
    public bool TiedWeights { get; init; }

    /// <summary>
    /// The share of a row's cells that an autoencoder sees with the value of another row while it learns, in [0, 1). Default: 0.
    /// </summary>
    public double SwapNoise { get; init; }

    /// <summary>The share of a row's cells that an autoencoder does not see while it learns, in [0, 1). Default: 0.</summary>
    public double Masking { get; init; }

    /// <summary>
    /// The deviation of the noise that an autoencoder sees on every scaled number while it learns, not negative; the middle
    /// half of a column is about 1 wide. Default: 0.
    /// </summary>
    public double GaussianNoise { get; init; }

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
