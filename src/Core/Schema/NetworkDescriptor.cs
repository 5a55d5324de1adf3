namespace Lamina;

/// <summary>The network as it was declared: everything about its shape that does not depend on the rows.</summary>
public sealed record NetworkDescriptor
{
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

    /// <summary>What the network makes of each number that does not say it itself.</summary>
    public NumberEmbedding Embedding { get; init; }

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

    /// <summary>Refuses a shape that no network can have. The generator finds the same at compile time.</summary>
    /// <exception cref="ArgumentException">A width, the dropout or an extracted layer makes no sense.</exception>
    internal void Validate()
    {
        if (Hidden.Count == 0)
            throw new ArgumentException("The network has no hidden layer. Give at least one width, such as Hidden = [64, 32].");
        for (var i = 0; i < Hidden.Count; i++)
        {
            if (Hidden[i] < 1)
                throw new ArgumentException($"The network's hidden layer {i + 1} is {Hidden[i]} wide. Every width must be at least 1.");
        }

        if (!(Dropout is >= 0 and < 1))
            throw new ArgumentException(FormattableString.Invariant($"The network's dropout is {Dropout}. It must be at least 0 and below 1."));
        if (Extract.Count == 0)
            throw new ArgumentException("The network extracts no layer. Name at least one, such as Extract = [1].");
        for (var i = 0; i < Extract.Count; i++)
        {
            if (Extract[i] < 1 || Extract[i] > Hidden.Count || (i > 0 && Extract[i] <= Extract[i - 1]))
            {
                throw new ArgumentException(
                    $"The network extracts the layers {string.Join(", ", Extract)}. They must be between 1 and {Hidden.Count}, ascending, each once.");
            }
        }
    }
}
