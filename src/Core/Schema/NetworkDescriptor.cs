namespace Lamina;

/// <summary>A network as it was declared: everything about its shape that does not depend on the rows.</summary>
public sealed record NetworkDescriptor
{
    private const int MostMembers = 64;

    /// <summary>Its name, which its columns begin with; empty where the record has a single network without one.</summary>
    public string Name { get; init; } = "";

    /// <summary>The width of each hidden layer, first to last.</summary>
    public required IReadOnlyList<int> Hidden { get; init; }

    /// <summary>The function after each hidden layer.</summary>
    public required Activation Activation { get; init; }

    /// <summary>What normalises each hidden layer before its activation.</summary>
    public required Normalization Normalization { get; init; }

    /// <summary>The share of units dropped while training, in [0, 1).</summary>
    public required double Dropout { get; init; }

    /// <summary>The hidden layers that become columns, counted from 1, ascending.</summary>
    public required IReadOnlyList<int> Extract { get; init; }

    /// <summary>Whether a hidden layer as wide as the one below adds what it computes to it (He et al. 2016).</summary>
    public bool Residual { get; init; }

    /// <summary>
    /// How many members share the network's weights, 1 to 64: each scales the inputs by a vector of its own and has an
    /// output layer of its own (TabM-mini, Gorishniy et al. 2024).
    /// </summary>
    public int Members { get; init; } = 1;

    /// <summary>What the network makes of each number that does not say it itself.</summary>
    public NumberEmbedding Embedding { get; init; }

    /// <summary>What the network learns.</summary>
    public Representation Learn { get; init; }

    /// <summary>Whether an autoencoder decodes with the transposed weights of its encoder.</summary>
    public bool TiedWeights { get; init; }

    /// <summary>The share of cells that an autoencoder sees with another row's value while it learns, in [0, 1).</summary>
    public double SwapNoise { get; init; }

    /// <summary>The share of cells that an autoencoder does not see while it learns, in [0, 1).</summary>
    public double Masking { get; init; }

    /// <summary>The deviation of the noise on scaled numbers that an autoencoder sees while it learns, not negative.</summary>
    public double GaussianNoise { get; init; }

    /// <summary>Whether the network gives back its own inputs, and so needs no label.</summary>
    public bool IsAutoencoder => Learn == Representation.Autoencoder;

    /// <summary>How long the learned vector of a value of a categorical column is; 0 for none.</summary>
    public int ContextWidth { get; init; }

    /// <summary>How many activations a row is enriched with: the sum of the extracted layers' widths.</summary>
    public int ActivationCount
    {
        get
        {
            var sum = 0;
            for (var i = 0; i < Extract.Count; i++)   // an enumerator would be allocated for each row
                sum += Hidden[Extract[i] - 1];
            return sum;
        }
    }

    /// <summary>Whether a hidden layer adds what it computes to the layer below.</summary>
    /// <param name="layer">The layer, counted from 1.</param>
    internal bool IsResidual(int layer) => Residual && layer > 1 && Hidden[layer - 1] == Hidden[layer - 2];

    /// <summary>Refuses networks that cannot be those of one record.</summary>
    /// <exception cref="ArgumentException">There is none, one has an impossible shape, or their names do not tell them apart.</exception>
    internal static void Validate(IReadOnlyList<NetworkDescriptor> networks)
    {
        if (networks.Count == 0)
            throw new ArgumentException("A record needs at least one network.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var network in networks)
        {
            ArgumentNullException.ThrowIfNull(network);
            network.Validate();
            if (!names.Add(network.Name) || (network.Name.Length == 0 && networks.Count > 1))
                throw new ArgumentException($"{network.Title} cannot be told from the others. Give each of several networks a name of its own.");
        }
    }

    private string Title => Name.Length == 0 ? "The network" : $"The network {Name}";

    /// <summary>Refuses a shape that no network can have. The generator finds the same at compile time.</summary>
    /// <exception cref="ArgumentException">A width, the dropout or an extracted layer makes no sense.</exception>
    internal void Validate()
    {
        if (Hidden.Count == 0)
            throw new ArgumentException($"{Title} has no hidden layer. Give at least one width, such as Hidden = [64, 32].");
        for (var i = 0; i < Hidden.Count; i++)
        {
            if (Hidden[i] < 1)
                throw new ArgumentException($"{Title}: hidden layer {i + 1} is {Hidden[i]} wide. Every width must be at least 1.");
        }

        if (Members is < 1 or > MostMembers)
            throw new ArgumentException($"{Title} has {Members} members. It must have at least 1 and at most {MostMembers}.");
        if (!(Dropout is >= 0 and < 1))
            throw new ArgumentException(FormattableString.Invariant($"{Title}: the dropout is {Dropout}. It must be at least 0 and below 1."));
        if (!(SwapNoise is >= 0 and < 1) || !(Masking is >= 0 and < 1) || !(GaussianNoise >= 0) || !double.IsFinite(GaussianNoise))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{Title} has the noise {SwapNoise}, {Masking}, {GaussianNoise}. Shares must be at least 0 and below 1, a deviation at least 0."));
        }

        if (Extract.Count == 0)
            throw new ArgumentException($"{Title} extracts no layer. Name at least one, such as Extract = [1].");
        for (var i = 0; i < Extract.Count; i++)
        {
            if (Extract[i] < 1 || Extract[i] > Hidden.Count || (i > 0 && Extract[i] <= Extract[i - 1]))
            {
                throw new ArgumentException(
                    $"{Title} extracts the layers {string.Join(", ", Extract)}. They must be between 1 and {Hidden.Count}, ascending, each once.");
            }
        }
    }
}
