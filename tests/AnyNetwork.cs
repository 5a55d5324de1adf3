using CsCheck;
using Lamina;

/// <summary>Networks of any shape, with random weights; compiled into those test projects that run them.</summary>
internal static class AnyNetwork
{
    /// <summary>One to four layers of up to 70 units, with every activation and normalisation, residual or not, with up to three members.</summary>
    public static readonly Gen<NetworkDescriptor> Shape = Gen.Select(
        Gen.Int[1, 70].Array[1, 4], Gen.Enum<Activation>(), Gen.Enum<Normalization>(), Gen.Bool, Gen.Int[1, 3],
        (hidden, activation, normalization, residual, members) => new NetworkDescriptor
        {
            Hidden = residual ? [.. hidden.Select((_, i) => hidden[i / 2])] : hidden,      // pairs of one width
            Activation = activation,
            Normalization = normalization,
            Residual = residual,
            Members = members,
            Dropout = 0,
            Extract = [.. Enumerable.Range(1, hidden.Length)],
            Embedding = NumberEmbedding.None,
        });

    /// <summary>Encoders that pass numbers on as they are.</summary>
    public static FittedSchema Fit(NetworkDescriptor network, int inputs)
    {
        string[] names = [.. Enumerable.Range(0, inputs).Select(number => FormattableString.Invariant($"N{number}"))];
        return new FittedSchema(
            "any",
            new RowSchema("Row", [.. names.Select(name => Column.Number(name))], LabelColumn.Binary("Y"), network),
            [.. names.Select(_ => new NumberEncoder(0, 1, 0, false))],
            [],
            [.. names.Select(name => ValueVocabulary.Of(name, []))],
            null,
            [TargetScale.None],
            1);
    }

    /// <summary>Weights of the size that layers start with.</summary>
    public static NetworkWeights Weights(NetworkDescriptor network, int inputs, Random random)
    {
        var tensors = new Dictionary<string, WeightTensor>();
        var below = inputs;
        for (var i = 1; i <= network.Hidden.Count; i++)
        {
            var width = network.Hidden[i - 1];
            Add(FormattableString.Invariant($"dense{i}.weight"), 1 / MathF.Sqrt(below), width, below);
            Add(FormattableString.Invariant($"dense{i}.bias"), 0.5f, width);
            foreach (var part in network.Normalization == Normalization.None ? (string[])[] : ["weight", "bias"])
                Add(FormattableString.Invariant($"norm{i}.{part}"), 1, width);
            if (network.Normalization == Normalization.Batch)
            {
                Add(FormattableString.Invariant($"norm{i}.running_mean"), 1, width);
                Add(FormattableString.Invariant($"norm{i}.running_var"), 1, width);
                var variances = tensors[FormattableString.Invariant($"norm{i}.running_var")].Values;
                for (var unit = 0; unit < width; unit++)
                    variances[unit] = 0.5f + Math.Abs(variances[unit]);
            }

            below = width;
        }

        if (network.Members == 1)
        {
            Add("output.weight", 1, 1, below);
            Add("output.bias", 1, 1);
        }
        else
        {
            Add("members.weight", 1, network.Members, inputs);
            Add("output.weight", 1, network.Members, 1, below);
            Add("output.bias", 1, network.Members, 1);
        }

        return new NetworkWeights(tensors);

        void Add(string name, float scale, params int[] shape) =>
            tensors.Add(name, new WeightTensor(shape, Numbers(random, shape.Aggregate(1, (product, size) => product * size), scale)));
    }

    /// <summary>Evenly distributed numbers from -scale to scale.</summary>
    public static float[] Numbers(Random random, int count, float scale)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
            numbers[i] = ((random.NextSingle() * 2) - 1) * scale;
        return numbers;
    }
}
