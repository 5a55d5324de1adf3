using Lamina;

namespace Core.Tests;

/// <summary>Fitted networks with random weights: everything about them but the training.</summary>
internal static class RandomNetwork
{
    public static FittedNetwork Create(FittedSchema fitted, int members = 2, int seed = 1)
    {
        var random = new Random(seed);
        var weights = new NetworkWeights[members];
        for (var i = 0; i < members; i++)
            weights[i] = CreateWeights(fitted, random);
        return new FittedNetwork(fitted, weights);
    }

    public static FittedNetwork OfPassengers(int rows = 60, int members = 2) =>
        Create(RowEncoder.Fit<Passenger, PassengerSchema>(Passenger.Simulate(rows)), members);

    private static NetworkWeights CreateWeights(FittedSchema fitted, Random random)
    {
        var schema = fitted.Schema;
        var tensors = new Dictionary<string, WeightTensor>();
        var below = schema.NumericWidth + schema.IndicatorCount;
        foreach (var vocabulary in fitted.Vocabularies)
        {
            Add($"embed_{vocabulary.Column}.weight", vocabulary.Size, vocabulary.EmbeddingWidth);
            below += vocabulary.EmbeddingWidth;
        }

        for (var i = 0; i < schema.Networks[0].Hidden.Count; i++)
        {
            var width = schema.Networks[0].Hidden[i];
            Add($"dense{i + 1}.weight", width, below);
            Add($"dense{i + 1}.bias", width);
            below = width;
        }

        Add("output.weight", fitted.OutputCount, below);
        Add("output.bias", fitted.OutputCount);
        return new NetworkWeights(tensors);

        void Add(string name, params int[] shape)
        {
            var values = new float[shape.Aggregate(1, (product, size) => product * size)];
            for (var i = 0; i < values.Length; i++)
                values[i] = (random.NextSingle() * 2) - 1;
            tensors.Add(name, new WeightTensor(shape, values));
        }
    }
}
