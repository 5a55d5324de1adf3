using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

public enum Meal
{
    Fish,
    Pasta,
    Salad,
}

/// <summary>A record whose network gives it back: numbers, one of which may be missing, a moment, and categories.</summary>
[Network(Hidden = [24, 4], Extract = [1, 2], Learn = Representation.Autoencoder, SwapNoise = 0.1)]
public record Guest(
    [Feature] float Age,
    [Feature] float? Bill,
    [Feature] Meal Meal,
    [Feature] string? Town,
    [Feature] DateOnly Day,
    [Label] bool? Returned)
{
    public static Guest[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var guests = new Guest[count];
        for (var i = 0; i < count; i++)
        {
            // Everything hangs on one hidden number, so that a narrow layer can hold it.
            var taste = random.NextSingle();
            guests[i] = new Guest(
                20 + (50 * taste) + random.NextSingle(),
                random.Next(6) == 0 ? null : 10 + (40 * taste * taste),
                (Meal)Math.Min(2, (int)(3 * taste)),
                taste < 0.5f ? "Ulm" : "Kiel",
                new DateOnly(2025, 1, 1).AddDays((int)(300 * taste)),
                taste > 0.4f);
        }

        return guests;
    }
}

/// <summary>The same with tied weights and every noise, and no label.</summary>
[Network("tied", Hidden = [24, 8, 4], Learn = Representation.Autoencoder, TiedWeights = true, SwapNoise = 0.1, Masking = 0.1, GaussianNoise = 0.05)]
[Network("seen", Hidden = [8])]
public record TiedGuest([Feature] float Age, [Feature] float? Bill, [Feature] Meal Meal, [Label] bool? Returned);

/// <summary>A record with a number that is one value for most.</summary>
[Network(Hidden = [12, 2], Learn = Representation.Autoencoder)]
public record Saver([Feature] float Age, [Feature] float? Savings, [Label] bool? Rich = false);

/// <summary>Autoencoders: the kernels against TorchSharp, TorchSharp against modules built by hand, and what they are good for.</summary>
public class AutoencoderTests
{
    private static readonly Guest[] Rows = Guest.Simulate(300);
    private static readonly FitOptions Options = Quick.Options with { Epochs = 60 };
    private static readonly Lazy<GuestFit> Fit = new(() => GuestTraining.Fit(Rows, Options));

    [Fact]
    public void Kernels_give_the_layers_and_the_error_that_torchsharp_gives()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var fitted = RowEncoder.Fit<Guest, GuestSchema>(Rows);
        var network = new GuestNetwork(fitted);
        NetworkState.Initialize(network, 5);
        using var batch = GuestTensors.From(Rows, fitted);
        var layers = network.call(batch);
        var errors = ReconstructionLoss.Rows(fitted, layers.Output, batch);

        var enriched = new float[Rows.Length * fitted.EnrichedWidth];
        new FittedNetwork(fitted, [NetworkState.Export(network)]).Run<Guest, GuestSchema>(Rows, 0, enriched);

        AssertColumns(layers.Hidden1, enriched, fitted.EnrichedWidth, 0);
        AssertColumns(layers.Hidden2, enriched, fitted.EnrichedWidth, 24);
        AssertColumns(errors.unsqueeze(1), enriched, fitted.EnrichedWidth, 28);
    }

    [Fact]
    public void Frequent_values_of_a_number_are_given_back_too()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Saver[] rows = [.. Rows.Select((row, i) => new Saver(row.Age, i % 7 == 0 ? 1000 : i % 11 == 0 ? null : 0))];
        var fitted = RowEncoder.Fit<Saver, SaverSchema>(rows);
        Assert.Equal([0f, 1000f], fitted.Values[1].Values);

        // Age, savings, whether they are missing; then other, missing, 0 and 1000.
        Assert.Equal((7, 4), (fitted.ReconstructionWidth, fitted.Reconstruction.PartCount));
        var network = new SaverNetwork(fitted);
        NetworkState.Initialize(network, 5);
        using var batch = SaverTensors.From(rows, fitted);
        var layers = network.call(batch);
        long[] codes = [.. rows.Select(row => (long)fitted.Values[1].IndexOf(row.Savings ?? float.NaN))];
        var savings = nn.functional.cross_entropy(layers.Output.narrow(1, 3, 4), tensor(codes), reduction: nn.Reduction.None);
        var numbers = (layers.Output.narrow(1, 0, 2) - batch.Numeric).pow(Held.Of(2));
        var missing = (layers.Output.narrow(1, 2, 1) - batch.Indicators).pow(Held.Of(2));
        var expected = numbers.select(1, 0).Plus(numbers.select(1, 1) * (Held.Of(1) - batch.Indicators.squeeze(1))).Plus(missing.squeeze(1)).Plus(savings) / Held.Of(4);
        Assert.True(expected.allclose(ReconstructionLoss.Rows(fitted, layers.Output, batch), atol: 1e-6));

        var enriched = new float[rows.Length * fitted.EnrichedWidth];
        new FittedNetwork(fitted, [NetworkState.Export(network)]).Run<Saver, SaverSchema>(rows, 0, enriched);
        AssertColumns(expected.unsqueeze(1), enriched, fitted.EnrichedWidth, 2);
    }

    [Fact]
    public void A_tied_decoder_is_the_encoder_transposed()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        TiedGuest[] rows = [.. Rows.Select(row => new TiedGuest(row.Age, row.Bill, row.Meal, row.Returned))];
        var fitted = RowEncoder.Fit<TiedGuest, TiedGuestSchema>(rows);
        var (tied, seen) = (new TiedGuestTiedNetwork(fitted), new TiedGuestSeenNetwork(fitted));
        NetworkState.Initialize(tied, 5);
        NetworkState.Initialize(seen, 6);
        foreach (var (name, parameter) in tied.named_parameters())
        {
            if (name.StartsWith("decode", StringComparison.Ordinal))
                parameter.copy_(rand(parameter.shape));
        }

        using var batch = TiedGuestTensors.From(rows, fitted);
        var layers = tied.call(batch);

        // By hand: back from the narrow layer through the same weights.
        var state = tied.state_dict();
        var decoded1 = nn.functional.silu(layers.Hidden3.matmul(state["dense3.weight"]).Plus(state["decode1.bias"]));
        var decoded2 = nn.functional.silu(decoded1.matmul(state["dense2.weight"]).Plus(state["decode2.bias"]));
        var output = nn.functional.linear(decoded2, state["output.weight"], state["output.bias"]);
        Assert.True(output.allclose(layers.Output, atol: 1e-5));

        var weights = NetworkWeights.Join(fitted.Schema.Networks, [NetworkState.Export(tied), NetworkState.Export(seen)]);
        var enriched = new float[rows.Length * fitted.EnrichedWidth];
        new FittedNetwork(fitted, [weights]).Run<TiedGuest, TiedGuestSchema>(rows, 0, enriched);
        AssertColumns(layers.Hidden3, enriched, fitted.EnrichedWidth, 0);
        AssertColumns(ReconstructionLoss.Rows(fitted, output, batch).unsqueeze(1), enriched, fitted.EnrichedWidth, 12);
    }

    [Fact]
    public void The_error_of_a_row_is_the_mean_over_its_parts()
    {
        using var scope = NewDisposeScope();
        TiedGuest[] rows = [.. Rows.Select(row => new TiedGuest(row.Age, row.Bill, row.Meal, row.Returned))];
        var fitted = RowEncoder.Fit<TiedGuest, TiedGuestSchema>(rows);
        Assert.Equal(2 + 1 + 5, fitted.ReconstructionWidth);

        // Age 0.5 off; Bill 2 off, but missing in the second row; its indicator 1 off; five codes with equal scores.
        Assert.Equal((0.25 + 4 + 1 + Math.Log(5)) / 4, fitted.Reconstruction.Error([1, 2, 1, 0, 0, 0, 0, 0], [0.5f, 0], [0], [2]), 1e-6);
        Assert.Equal((0.25 + 0 + 0 + Math.Log(5)) / 4, fitted.Reconstruction.Error([1, 2, 1, 0, 0, 0, 0, 0], [0.5f, 0], [1], [2]), 1e-6);
    }

    [Fact]
    public void It_gives_rows_back_and_notices_rows_unlike_them()
    {
        var fresh = Guest.Simulate(100, seed: 2);
        Guest[] odd = [.. fresh.Select(row => row with { Age = 90 - row.Age, Town = row.Town == "Ulm" ? "Kiel" : "Ulm" })];
        var untrained = GuestTraining.Fit(Rows, Options with { Epochs = 1, LearningRate = 1e-6 });

        Assert.True(Fit.Value.Network.Evaluate(fresh).Error < 0.5 * untrained.Network.Evaluate(fresh).Error);
        Assert.True(Fit.Value.Network.Evaluate(odd).Error > 3 * Fit.Value.Network.Evaluate(fresh).Error);
        Assert.Equal(Fit.Value.Network.Error(fresh[3]), Fit.Value.Enricher.Enrich(fresh[3]).ReconstructionError);
        Assert.Equal(fresh.Average(row => (double)Fit.Value.Network.Error(row)), Fit.Value.Network.Evaluate(fresh).Error, 1e-5);
    }

    [Fact]
    public void No_label_is_read()
    {
        Guest[] unlabelled = [.. Rows.Select(row => row with { Returned = null })];
        Guest[] turned = [.. Rows.Select((row, i) => row with { Returned = i % 2 == 0 })];

        // Folds are stratified by the label where there is one, so the folds are told what to be.
        var one = GuestTraining.Fit(unlabelled, Options with { Epochs = 2 });
        Assert.Equal(Rows.Length, one.Rows.Length);
        Assert.All(one.Rows, row => Assert.True(row.ReconstructionError > 0));
        var error = Assert.Throws<RowException>(() => LightGbm.Fit(one.Rows));
        Assert.Contains("the label is missing", error.Message, StringComparison.Ordinal);
        Assert.Equal(turned.Length, GuestTraining.Fit(turned, Options with { Epochs = 1 }).Rows.Length);
    }

    [Fact]
    public void Unlabelled_rows_help_and_may_not_be_measured_by_chance()
    {
        Guest[] few = Rows[..60];
        var more = Guest.Simulate(300, seed: 5);
        var fresh = Guest.Simulate(200, seed: 6);
        var alone = GuestTraining.Fit(few, Options);
        var helped = GuestTraining.Fit(few, more, Options);

        Assert.Equal(few.Length, helped.Rows.Length);
        Assert.NotEqual(alone.Schema.FitId, helped.Schema.FitId);
        Assert.True(helped.Network.Evaluate(fresh).Error < alone.Network.Evaluate(fresh).Error);

        var model = LightGbm.Fit(helped.Rows, new LightGbmOptions { Trees = 5, MinimumRowsInLeaf = 5, Threads = 1 });
        var error = Assert.Throws<FitMismatchException>(() => model.Evaluate(helped.Enricher.Enrich(more)));
        Assert.Contains("Transductive", error.Message, StringComparison.Ordinal);
        Assert.NotNull(model.Evaluate(helped.Enricher.Enrich(fresh)));

        var declared = GuestTraining.Fit(few, more, Options with { Transductive = true, Epochs = 2 });
        var allowed = LightGbm.Fit(declared.Rows, new LightGbmOptions { Trees = 5, MinimumRowsInLeaf = 5, Threads = 1 });
        Assert.NotNull(allowed.Evaluate(declared.Enricher.Enrich(more)));
    }

    [Fact]
    public void A_training_row_is_given_back_by_a_network_that_never_saw_it()
    {
        // A row that no other row is like: the networks that learned it give it back well, the one that did not gives it back badly.
        Guest[] rows = [.. Rows, .. Enumerable.Repeat(new Guest(200, 500, Meal.Fish, "Rom", new DateOnly(1990, 1, 1), true), 1)];
        var fit = GuestTraining.Fit(rows, Options with { Epochs = 100 });

        Assert.True(fit.Rows[^1].ReconstructionError > fit.Network.Error(rows[^1]));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        var again = GuestTraining.Fit(Rows, Options);

        Assert.Equal(Fit.Value.Rows.Select(row => row.ReconstructionError), again.Rows.Select(row => row.ReconstructionError));
        Assert.Equal(Fit.Value.Rows[17].Hidden2, again.Rows[17].Hidden2);
    }

    [Fact]
    public void A_saved_autoencoder_gives_the_same_columns()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.lamina");
        try
        {
            Fit.Value.Enricher.Save(path);
            var loaded = GuestEnricher.Load(path);
            var fresh = Guest.Simulate(10, seed: 7);
            Assert.Equal(Fit.Value.Enricher.Enrich(fresh).Select(row => row.ReconstructionError), loaded.Enrich(fresh).Select(row => row.ReconstructionError));
            Assert.Equal(Fit.Value.Enricher.Enrich(fresh)[4].Hidden2, loaded.Enrich(fresh)[4].Hidden2);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void AssertColumns(Tensor expected, float[] enriched, int stride, int offset)
    {
        var values = NetworkState.ToArray(expected);
        var width = (int)expected.shape[1];
        var tolerance = 1e-5 * Math.Max(1, values.Max(Math.Abs));
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(values[i], enriched[(i / width * stride) + offset + (i % width)], tolerance);
    }
}
