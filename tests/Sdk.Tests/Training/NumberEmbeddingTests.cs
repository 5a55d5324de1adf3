using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

/// <summary>A row whose numbers are embedded in every way there is.</summary>
[Network(Hidden = [10, 6], Embedding = NumberEmbedding.PiecewiseLinear)]
public record Gauge(
    [Feature] float Pressure,
    [Feature(Embedding = NumberEmbedding.Periodic)] float Angle,
    [Feature(Embedding = NumberEmbedding.None)] float Noise,
    [Feature(Embedding = NumberEmbedding.TargetAware)] float? Level,
    [Feature] DateOnly Day,
    [Label] float Flow)
{
    public static Gauge[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var gauges = new Gauge[count];
        for (var i = 0; i < count; i++)
        {
            var (pressure, angle) = (random.NextSingle(), random.NextSingle() * 20);
            float? level = random.Next(8) == 0 ? null : random.Next(6);
            gauges[i] = new Gauge(
                pressure, angle, random.NextSingle(), level, new DateOnly(2024, 1, 1).AddDays(i % 300), MathF.Sin(angle) + (pressure > 0.7f ? 2 : 0) + (level ?? 3));
        }

        return gauges;
    }
}

/// <summary>Embeddings of numbers: the kernels against TorchSharp, TorchSharp against modules built by hand, and what they are good for.</summary>
public class NumberEmbeddingTests
{
    private static readonly Gauge[] Rows = Gauge.Simulate(400);

    [Fact]
    public void The_kernels_give_what_torchsharp_gives_also_beyond_the_training_rows()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (fitted, network) = Create();
        Gauge[] rows = [.. Rows, Rows[0] with { Pressure = 1000 }, Rows[1] with { Pressure = -1000, Angle = 1e6f, Level = 1e6f }, Rows[2] with { Level = null }];
        using var batch = GaugeTensors.From(rows, fitted);
        var layers = network.call(batch);

        var enriched = new float[rows.Length * fitted.EnrichedWidth];
        new FittedNetwork(fitted, [NetworkState.Export(network)]).Run<Gauge, GaugeSchema>(rows, 0, enriched);

        var hidden = NetworkState.ToArray(layers.Hidden2);
        var tolerance = 1e-5 * Math.Max(1, hidden.Max(Math.Abs));
        for (var i = 0; i < hidden.Length; i++)
            Assert.Equal(hidden[i], enriched[(i / 6 * fitted.EnrichedWidth) + (i % 6)], tolerance);
    }

    [Fact]
    public void Every_weight_is_exported_once()
    {
        var (_, network) = Create();
        Assert.Equal(network.named_parameters().Select(parameter => parameter.name).Order(), NetworkState.Export(network).Tensors.Keys.Order().Where(name => !IsBuffer(name)));

        static bool IsBuffer(string name) => name == PiecewiseLinearKernel.Names.Edges;
    }

    [Fact]
    public void A_periodic_embedding_is_sines_and_cosines_through_a_dense_layer()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (fitted, network) = Create();
        using var batch = GaugeTensors.From(Rows, fitted);
        var state = network.state_dict();
        var dense = nn.Linear(2 * NumberEmbeddings.Frequencies, NumberEmbeddings.VectorWidth);
        dense.weight = new(state[PeriodicKernel.Names.Weight][0].t().clone());
        dense.bias = new(state[PeriodicKernel.Names.Bias][0].clone());

        var angle = Held.Of(2 * Math.PI) * batch.Numeric.narrow(1, 1, 1) * state[PeriodicKernel.Names.Frequencies][0];
        var expected = dense.call(cat([angle.sin(), angle.cos()], 1)).relu();

        var actual = InputOf(network, batch).narrow(1, Width(fitted) - NumberEmbeddings.VectorWidth, NumberEmbeddings.VectorWidth);
        Assert.True(expected.allclose(actual, atol: 1e-5));
    }

    [Fact]
    public void A_piecewise_linear_embedding_fills_bin_after_bin()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (fitted, network) = Create();
        using var batch = GaugeTensors.From(Rows, fitted);
        var state = network.state_dict();
        var edges = NetworkState.ToArray(state[PiecewiseLinearKernel.Names.Edges][0]);
        var x = NetworkState.ToArray(batch.Numeric.narrow(1, 0, 1));
        var bins = new float[x.Length * NumberEmbeddings.Bins];
        for (var row = 0; row < x.Length; row++)
        {
            for (var bin = 0; bin < NumberEmbeddings.Bins; bin++)
                bins[(row * NumberEmbeddings.Bins) + bin] = Math.Clamp((x[row] - edges[bin]) / (edges[bin + 1] - edges[bin]), 0, 1);
        }

        var expected = frombuffer(bins, ScalarType.Float32).reshape(-1, NumberEmbeddings.Bins).mm(state[PiecewiseLinearKernel.Names.Weight][0])
            .Plus(state[PiecewiseLinearKernel.Names.Bias][0]).relu();

        var actual = InputOf(network, batch).narrow(1, Width(fitted) - (3 * NumberEmbeddings.VectorWidth), NumberEmbeddings.VectorWidth);
        Assert.True(expected.allclose(actual, atol: 1e-5));
    }

    [Fact]
    public void A_network_of_one_fold_knows_the_bins_of_its_own_rows_alone()
    {
        // Held-out rows with a pressure far away would move the last edge of a network that saw them.
        var rows = Gauge.Simulate(200);
        rows[0] = rows[0] with { Pressure = 50 };
        var fit = GaugeTraining.Fit(rows, new FitOptions { Seed = 1, Epochs = 1, Threads = 1 });
        var last = fit.Enricher.Network.Members
            .Select(member => member.Require(PiecewiseLinearKernel.Names.Edges, 2, NumberEmbeddings.Bins + 1)[NumberEmbeddings.Bins])
            .ToArray();
        Assert.Equal(5, last.Length);
        Assert.Contains(last, edge => edge < last.Max() / 2);
    }

    [Fact]
    public void A_saved_network_gives_the_same_bits()
    {
        var fit = GaugeTraining.Fit(Rows, new FitOptions { Seed = 1, Epochs = 2, Threads = 1 });
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            fit.Enricher.Save(path);
            var loaded = GaugeEnricher.Load(path);
            Assert.Equal(fit.Enricher.Enrich(Rows).Select(row => row.Hidden2), loaded.Enrich(Rows).Select(row => row.Hidden2));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (FittedSchema Fitted, GaugeNetwork Network) Create()
    {
        var fitted = RowEncoder.Fit<Gauge, GaugeSchema>(Rows);
        var network = new GaugeNetwork(fitted);
        NetworkState.Initialize(network, 3);
        using var batch = GaugeTensors.From(Rows, fitted);
        foreach (var module in network.modules().OfType<IFittedToRows>())
            module.FitTo(batch, fitted);
        network.eval();
        return (fitted, network);
    }

    // What the numbers become: scaled, then values, then piecewise linear, then periodic.
    private static Tensor InputOf(GaugeNetwork network, GaugeTensors batch) =>
        network.modules().OfType<NumberInput>().Single().call(batch);

    private static int Width(FittedSchema fitted) => new NumberInput(fitted).Width;
}
