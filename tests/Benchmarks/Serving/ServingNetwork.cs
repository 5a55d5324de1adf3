using Lamina;

namespace Benchmarks.Serving;

/// <summary>The network of a record with random weights, one for each fold: what is compared does not depend on what was learned.</summary>
internal sealed class ServingNetwork
{
    private ServingNetwork(FittedSchema fitted, NetworkWeights[] folds)
    {
        Folds = folds;
        Network = new FittedNetwork(fitted, folds);
        var descriptor = fitted.Schema.Networks[0];
        Widths = [fitted.Schema.NumericWidth, .. descriptor.Hidden, 1];
    }

    /// <summary>As Lamina runs it.</summary>
    public FittedNetwork Network { get; }

    /// <summary>The weights of each fold, <c>dense1.weight</c> and so on.</summary>
    public NetworkWeights[] Folds { get; }

    /// <summary>The width of the inputs, of each hidden layer, and of the output.</summary>
    public int[] Widths { get; }

    /// <summary>Creates the network.</summary>
    /// <param name="fitted">The encoders; the record has numbers alone, without embeddings.</param>
    /// <param name="folds">How many folds.</param>
    public static ServingNetwork Create(FittedSchema fitted, int folds)
    {
        var random = new Random(7);
        return new ServingNetwork(fitted, [.. Enumerable.Range(0, folds).Select(_ => Weights(fitted, random))]);
    }

    private static NetworkWeights Weights(FittedSchema fitted, Random random)
    {
        var tensors = new Dictionary<string, WeightTensor>();
        var below = fitted.Schema.NumericWidth;
        var number = 1;
        foreach (var width in fitted.Schema.Networks[0].Hidden)
        {
            Add(FormattableString.Invariant($"dense{number++}"), width);
            below = width;
        }

        Add("output", 1);
        return new NetworkWeights(tensors);

        void Add(string name, int width)
        {
            tensors.Add(name + ".weight", new WeightTensor([width, below], Values(width * below, 1 / Math.Sqrt(below))));
            tensors.Add(name + ".bias", new WeightTensor([width], Values(width, 0.1)));
        }

        float[] Values(int count, double scale) => [.. Enumerable.Range(0, count).Select(_ => (float)(((random.NextDouble() * 2) - 1) * scale))];
    }
}
