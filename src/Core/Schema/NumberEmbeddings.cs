namespace Lamina;

/// <summary>
/// Which of a network's numeric inputs have an embedding beside them, and of what kind: the declared choice of each
/// column, with the network's choice where a column makes none.
/// </summary>
internal sealed class NumberEmbeddings
{
    /// <summary>What a network has where nothing is declared.</summary>
    public const NumberEmbedding Undeclared = NumberEmbedding.Periodic;

    /// <summary>How long the vector of one number is.</summary>
    public const int VectorWidth = 12;

    /// <summary>How many bins a piecewise-linear embedding has.</summary>
    public const int Bins = 32;

    /// <summary>How many frequencies a periodic embedding has; each gives a sine and a cosine.</summary>
    public const int Frequencies = 16;

    private NumberEmbeddings(int[] piecewise, bool[] targetAware, int[] periodic, bool[] exactValues)
    {
        ExactValues = exactValues;
        PiecewiseLinear = piecewise;
        TargetAware = targetAware;
        Periodic = periodic;
    }

    /// <summary>The positions among the numeric inputs that are taken through bins.</summary>
    public int[] PiecewiseLinear { get; }

    /// <summary>For each of <see cref="PiecewiseLinear"/>, whether its bins are cut by the label; else they are quantiles.</summary>
    public bool[] TargetAware { get; }

    /// <summary>The positions that become sines and cosines.</summary>
    public int[] Periodic { get; }

    /// <summary>For each of <see cref="RowSchema.ValueSlots"/>, whether its frequent values have vectors whatever its quartiles say.</summary>
    public bool[] ExactValues { get; }

    /// <summary>Whether anything is declared.</summary>
    public bool Any => Width > 0 || ExactValues.AsSpan().Contains(true);

    /// <summary>How many inputs of the network the embeddings are, those of exact values not counted: they depend on the rows.</summary>
    public int Width => (PiecewiseLinear.Length + Periodic.Length) * VectorWidth;

    /// <summary>The embeddings of a schema's columns.</summary>
    public static NumberEmbeddings Of(IReadOnlyList<Column> columns, NetworkDescriptor network)
    {
        var (piecewise, targetAware, periodic, exact) = (new List<int>(), new List<bool>(), new List<int>(), new List<bool>());
        var input = 0;
        foreach (var column in columns)
        {
            if (column.Kind == ColumnKind.Number)
            {
                var embedding = Resolve(column.Embedding, network.Embedding);
                exact.Add(embedding == NumberEmbedding.ExactValues);
                if (embedding == NumberEmbedding.Periodic)
                {
                    periodic.Add(input);
                }
                else if (embedding is NumberEmbedding.PiecewiseLinear or NumberEmbedding.TargetAware)
                {
                    piecewise.Add(input);
                    targetAware.Add(embedding == NumberEmbedding.TargetAware);
                }
            }

            foreach (var slot in column.Numbers)
                input += slot.Width;
        }

        return new NumberEmbeddings([.. piecewise], [.. targetAware], [.. periodic], [.. exact]);
    }

    /// <summary>As it goes into the schema's hash.</summary>
    public override string ToString() =>
        $"piecewise {string.Join(' ', PiecewiseLinear)} target-aware {string.Join(' ', TargetAware)} periodic {string.Join(' ', Periodic)}"
        + (ExactValues.AsSpan().Contains(true) ? $" exact {string.Join(' ', ExactValues)}" : "");

    private static NumberEmbedding Resolve(NumberEmbedding column, NumberEmbedding network)
    {
        var declared = column != NumberEmbedding.Default ? column : network;
        return declared != NumberEmbedding.Default ? declared : Undeclared;
    }
}
