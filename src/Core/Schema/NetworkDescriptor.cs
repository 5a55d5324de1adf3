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

    /// <summary>How many activations a row is enriched with: the sum of the extracted layers' widths.</summary>
    public int ActivationCount
    {
        get
        {
            var sum = 0;
            foreach (var layer in Extract)
                sum += Hidden[layer - 1];
            return sum;
        }
    }
}
