using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

/// <summary>A record whose hour means nothing as a quantity.</summary>
[Network(Hidden = [10], Embedding = NumberEmbedding.ExactValues)]
public record Ride([Feature] int Hour, [Feature] float? Wind, [Feature(Embedding = NumberEmbedding.None)] int Day, [Label] float Riders)
{
    public static Ride[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var rides = new Ride[count];
        for (var i = 0; i < count; i++)
        {
            var hour = random.Next(24);
            float? wind = random.Next(7) == 0 ? null : random.Next(5) / 2f;
            rides[i] = new Ride(hour, wind, random.Next(7), (hour * 7 % 5) + (wind ?? 1));
        }

        return rides;
    }
}

/// <summary>Frequent values of numbers as embeddings that are asked for: against TorchSharp, saved, and what they are good for.</summary>
public class ExactValuesTests
{
    private static readonly Ride[] Rows = Ride.Simulate(600);

    [Fact]
    public void Each_frequent_value_has_a_vector_and_the_kernels_know_it()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var fitted = RowEncoder.Fit<Ride, RideSchema>(Rows);
        Assert.Equal([24, 5, 0], fitted.Values.Select(values => values.Values.Count));
        var network = new RideNetwork(fitted);
        NetworkState.Initialize(network, 3);
        network.eval();
        var state = network.state_dict();

        Ride[] rows = [.. Rows, Rows[0] with { Hour = 77, Wind = 0.1f }];       // a value that is not frequent
        using var batch = RideTensors.From(rows, fitted);
        long[] hours = [.. rows.Select(row => (long)fitted.Values[0].IndexOf(row.Hour))];
        long[] winds = [.. rows.Select(row => (long)fitted.Values[1].IndexOf(row.Wind ?? float.NaN))];
        Assert.Equal((Vocabulary.Unknown, Vocabulary.Unknown), ((int)hours[^1], (int)winds[^1]));
        var inputs = cat(
            [
                batch.Numeric,
                state["numbers.Hour.weight"].index_select(0, tensor(hours)),
                state["numbers.Wind.weight"].index_select(0, tensor(winds)),
                batch.Indicators,
            ],
            1);
        var hidden = nn.functional.silu(nn.functional.linear(inputs, state["dense1.weight"], state["dense1.bias"]));
        Assert.True(hidden.allclose(network.call(batch).Hidden1));

        var expected = NetworkState.ToArray(hidden);
        var enriched = new float[rows.Length * fitted.EnrichedWidth];
        new FittedNetwork(fitted, [NetworkState.Export(network)]).Run<Ride, RideSchema>(rows, 0, enriched);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], enriched[(i / 10 * fitted.EnrichedWidth) + (i % 10)], 1e-5);
    }

    [Fact]
    public void A_number_that_is_a_name_is_learned_and_a_saved_fit_is_the_same_once_loaded()
    {
        var fit = RideTraining.Fit(Rows, Quick.Options with { Epochs = 25, Patience = 25 });
        Assert.InRange(fit.Network.Evaluate(Ride.Simulate(300, seed: 5)).RSquared, 0.9, 1);

        var file = Path.Combine(Directory.CreateTempSubdirectory("lamina-").FullName, "ride.lamina");
        fit.Enricher.Save(file);
        Assert.Equal(fit.Enricher.Enrich(Rows).Select(row => row.Hidden1), RideEnricher.Load(file).Enrich(Rows).Select(row => row.Hidden1));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
