using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

/// <summary>A deep record: its second and its third layer are as wide as the ones below, the last is not.</summary>
[Network(Hidden = [9, 9, 9, 5], Embedding = NumberEmbedding.None, Residual = true, Normalization = Normalization.Layer, Extract = [2, 4])]
public record Deep([Feature] float X, [Feature] float? Y, [Label] float Z)
{
    public static Deep[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var rows = new Deep[count];
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (random.NextSingle(), random.NextSingle());
            rows[i] = new Deep(x, random.Next(9) == 0 ? null : y, MathF.Sin(9 * x) + y);
        }

        return rows;
    }
}

/// <summary>The same columns and widths, one layer on the other.</summary>
[Network(Hidden = [9, 9, 9, 5], Embedding = NumberEmbedding.None, Normalization = Normalization.Layer, Extract = [2, 4])]
public record Plain([Feature] float X, [Feature] float? Y, [Label] float Z);

/// <summary>Residual blocks: against layers written by hand, the kernels against TorchSharp, and as a saved file.</summary>
public class ResidualTests
{
    private static readonly Deep[] Rows = Deep.Simulate(203);

    [Fact]
    public void A_layer_as_wide_as_the_one_below_adds_to_it_and_the_kernels_do_so_too()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var fitted = RowEncoder.Fit<Deep, DeepSchema>(Rows);
        var network = new DeepNetwork(fitted);
        NetworkState.Initialize(network, 3);
        network.eval();
        using var batch = DeepTensors.From(Rows, fitted);
        var state = network.state_dict();

        Tensor Layer(int layer, Tensor x)
        {
            var dense = nn.functional.linear(x, state[$"dense{layer}.weight"], state[$"dense{layer}.bias"]);
            return nn.functional.silu(nn.functional.layer_norm(dense, [dense.shape[1]], state[$"norm{layer}.weight"], state[$"norm{layer}.bias"]));
        }

        var hidden1 = Layer(1, cat([batch.Numeric, batch.Indicators], 1));
        var hidden2 = hidden1.Plus(Layer(2, hidden1));
        var hidden3 = hidden2.Plus(Layer(3, hidden2));
        var hidden4 = Layer(4, hidden3);
        var output = nn.functional.linear(hidden4, state["output.weight"], state["output.bias"]);
        var actual = network.call(batch);
        Assert.True(hidden3.allclose(actual.Hidden3));
        Assert.True(output.allclose(actual.Output));

        var expected = NetworkState.ToArray(cat([hidden2, hidden4, (output * Held.Of(fitted.Targets[0].Scale)).Plus(Held.Of(fitted.Targets[0].Center))], 1));
        var enriched = new float[expected.Length];
        new FittedNetwork(fitted, [NetworkState.Export(network)]).Run<Deep, DeepSchema>(Rows, 0, enriched);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], enriched[i], 1e-5 * Math.Max(1, Math.Abs(expected[i])));
    }

    [Fact]
    public void A_saved_fit_is_read_by_its_own_record_and_no_plain_one()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("lamina-").FullName, "deep.lamina");
        var fit = DeepTraining.Fit(Rows, Quick.Options);
        fit.Enricher.Save(file);
        Assert.Equal(fit.Enricher.Enrich(Rows[5]).Hidden2, DeepEnricher.Load(file).Enrich(Rows[5]).Hidden2);
        Assert.NotEqual(DeepSchema.Descriptor.Hash, PlainSchema.Descriptor.Hash);
        var error = Assert.Throws<FitMismatchException>(() => PlainEnricher.Load(file));
        Assert.Contains("Silu, residual, normalization Layer", error.Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
