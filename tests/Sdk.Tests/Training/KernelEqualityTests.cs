using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

/// <summary>The forward pass of Core against TorchSharp: |a - b| at most 1e-5 times the largest activation of the layer (at least 1).</summary>
public class KernelEqualityTests
{
    [Fact]
    public void Embeddings_and_dense_layers_with_silu() => AssertEqual<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>(
        Applicant.Simulate(300), network => batch => Layers(network.call(batch)));

    [Fact]
    public void Layer_normalization_with_gelu() => AssertEqual<Place, PlaceSchema, PlaceTensors, PlaceNetwork>(
        Place.Simulate(300), network => batch => Layers(network.call(batch)));

    [Fact]
    public void Batch_normalization_with_relu() => AssertEqual<Flat, FlatSchema, FlatTensors, FlatNetwork>(
        Flat.Simulate(300), network => batch => Layers(network.call(batch)));

    [Fact]
    public void Several_labels_of_which_any_may_be_true() => AssertEqual<Machine, MachineSchema, MachineTensors, MachineNetwork>(
        Machine.Simulate(300), network => batch => { var layers = network.call(batch); return (layers.Hidden1, layers.Hidden2, layers.Output); });

    [Fact]
    public void Several_numbers() => AssertEqual<Cottage, CottageSchema, CottageTensors, CottageNetwork>(
        Cottage.Simulate(300), network => batch => { var layers = network.call(batch); return (layers.Hidden1, layers.Hidden2, layers.Output); });

    /// <summary>The generated network itself against a module written by hand with the same weights.</summary>
    [Fact]
    public void The_generated_network_equals_a_hand_built_module()
    {
        var rows = Applicant.Simulate(300);
        var fitted = RowEncoder.Fit<Applicant, ApplicantSchema>(rows);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var network = new ApplicantNetwork(fitted);
        NetworkState.Initialize(network, 3);
        network.eval();
        var state = network.state_dict();

        var purpose = nn.Embedding(5, fitted.Vocabularies[0].EmbeddingWidth);
        var branch = nn.Embedding(6, fitted.Vocabularies[1].EmbeddingWidth);
        purpose.weight = new(state["embed_Purpose.weight"].clone());
        branch.weight = new(state["embed_Branch.weight"].clone());
        var savings = fitted.Values[3];             // mostly 0: its frequent values have an embedding of their own
        Assert.Equal([false, false, false, true], fitted.Values.Select(values => values.IsUsed));
        var embedSavings = nn.Embedding(savings.Size, savings.EmbeddingWidth);
        embedSavings.weight = new(state["numbers.Savings.weight"].clone());
        var width = 4 + savings.EmbeddingWidth + 1 + fitted.Vocabularies[0].EmbeddingWidth + fitted.Vocabularies[1].EmbeddingWidth;
        var dense1 = nn.Linear(width, 12);
        var dense2 = nn.Linear(12, 6);
        var output = nn.Linear(6, 1);
        foreach (var (layer, name) in new[] { (dense1, "dense1"), (dense2, "dense2"), (output, "output") })
        {
            layer.weight = new(state[name + ".weight"].clone());
            layer.bias = new(state[name + ".bias"].clone());
        }

        using var batch = ApplicantTensors.From(rows, fitted);
        long[] codes = [.. rows.Select(row => (long)savings.IndexOf(row.Savings))];
        var x = cat([batch.Numeric, embedSavings.call(tensor(codes)), batch.Indicators, purpose.call(batch.Purpose), branch.call(batch.Branch)], 1);
        var hidden1 = nn.functional.silu(dense1.call(x));
        var hidden2 = nn.functional.silu(dense2.call(hidden1));
        var actual = network.call(batch);
        Assert.True(hidden1.allclose(actual.Hidden1));
        Assert.True(hidden2.allclose(actual.Hidden2));
        Assert.True(output.call(hidden2).allclose(actual.Output));
    }

    [Fact]
    public void A_batch_shares_the_memory_of_the_encoded_rows()
    {
        var rows = Flat.Simulate(10);
        var encoded = RowEncoder.Encode<Flat, FlatSchema>(rows, RowEncoder.Fit<Flat, FlatSchema>(rows));
        using var batch = Share<FlatTensors>(encoded);
        encoded.Numeric[3] = 77;
        encoded.Targets[4] = 78;
        encoded.Weights[5] = 79;
        encoded.Codes[0][6] = 1;
        Assert.Equal(77, batch.Numeric.data<float>()[3]);
        Assert.Equal(78, batch.Label.data<float>()[4]);
        Assert.Equal(79, batch.Weight.data<float>()[5]);
        Assert.Equal(1, batch.Tensors[TensorBatch.FirstCategory].data<long>()[6]);
    }

    [Fact]
    public void Tensors_equal_hand_written_ones()
    {
        // Width: the median is 2, the quartiles are 1.5 and 2.5. Built: a year of each, on the same day.
        Flat[] rows =
        [
            new(1, 10, new DateOnly(2001, 4, 10), 0.5f, 100),
            new(2, 10, new DateOnly(2002, 4, 10), 1, 200),
            new(3, 10, new DateOnly(2003, 4, 10), 2, 300),
        ];
        using var batch = FlatTensors.From(rows, RowEncoder.Fit<Flat, FlatSchema>(rows));
        var one = (float)(1 / Math.Sqrt(1 + (1.0 / 9)));
        var numeric = batch.Numeric.data<float>().ToArray();
        Assert.Equal([3, 9], batch.Numeric.shape);
        Assert.Equal([-one, 0, one], [numeric[0], numeric[9], numeric[18]], Close);          // Width
        Assert.Equal([0, 0, 0], [numeric[1], numeric[10], numeric[19]], Close);              // Length: constant
        Assert.Equal([-one, 0, one], [numeric[2], numeric[11], numeric[20]], Close);         // Built.Year
        Assert.Equal((float)Math.Sin(2 * Math.PI / 3), numeric[3], 1e-6f);                   // Built.Month: April
        Assert.Equal([0.5f, 1, 2], batch.Weight.data<float>());
        Assert.Equal([100, 200, 300], batch.Label.data<float>());

        static bool Close(float a, float b) => Math.Abs(a - b) < 1e-6;
    }

    [Fact]
    public void A_batch_has_the_shapes_and_codes_of_its_rows()
    {
        var rows = Applicant.Simulate(10);
        var fitted = RowEncoder.Fit<Applicant, ApplicantSchema>(rows);
        using var batch = ApplicantTensors.From(rows, fitted);
        Assert.Equal([10, 4], batch.Numeric.shape);
        Assert.Equal([10, 1], batch.Indicators.shape);
        Assert.Equal([10], batch.Branch.shape);
        Assert.Equal(ScalarType.Int64, batch.Branch.dtype);
        Assert.Equal(rows.Select(row => row.Debt is null ? 1f : 0f), batch.Indicators.data<float>());
        Assert.Equal(rows.Select(row => 2L + (long)row.Purpose), batch.Purpose.data<long>());
        Assert.Equal(rows.Select(row => row.Defaulted == true ? 1f : 0f), batch.Label.data<float>());
    }

    private static TBatch Share<TBatch>(EncodedRows encoded)
        where TBatch : TensorBatch, ITensorBatch<TBatch> => TBatch.Create(TensorBatch.Share(encoded));

    private static (Tensor Hidden1, Tensor Hidden2, Tensor Output) Layers(ApplicantNetwork.Layers layers) => (layers.Hidden1, layers.Hidden2, layers.Output);

    private static (Tensor Hidden1, Tensor Hidden2, Tensor Output) Layers(PlaceNetwork.Layers layers) => (layers.Hidden1, layers.Hidden2, layers.Output);

    private static (Tensor Hidden1, Tensor Hidden2, Tensor Output) Layers(FlatNetwork.Layers layers) => (layers.Hidden1, layers.Hidden2, layers.Output);

    private static void AssertEqual<TRow, TSchema, TBatch, TNetwork>(
        TRow[] rows, Func<TNetwork, Func<TBatch, (Tensor Hidden1, Tensor Hidden2, Tensor Output)>> forward)
        where TSchema : struct, IRowSchema<TRow>
        where TBatch : TensorBatch, ITensorBatch<TBatch>
        where TNetwork : nn.Module, INetwork<TNetwork, TBatch>
    {
        var fitted = RowEncoder.Fit<TRow, TSchema>(rows);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var network = TNetwork.Create(fitted, null);
        NetworkState.Initialize(network, 5);
        using var batch = Share<TBatch>(RowEncoder.Encode<TRow, TSchema>(rows, fitted));

        // A pass in training mode gives batch normalisation running statistics that are not 0 and 1.
        network.train();
        forward(network)(batch);
        network.eval();
        var (hidden1, hidden2, output) = forward(network)(batch);
        var probabilities = fitted.Schema.Label.Task switch
        {
            TaskKind.Binary => output.sigmoid(),
            TaskKind.MultiClass => nn.functional.softmax(output, 1),
            TaskKind.MultiLabel => output.sigmoid(),
            _ => cat([.. fitted.Targets.Select((target, i) => (output.narrow(1, i, 1) * Held.Of(target.Scale)).Plus(Held.Of(target.Center)))], 1),
        };

        Tensor[] expected = fitted.Schema.Networks[0].Extract.Count == 2 ? [hidden1, hidden2, probabilities] : [hidden2, probabilities];
        var enriched = new float[rows.Length * fitted.EnrichedWidth];
        new FittedNetwork(fitted, [NetworkState.Export(network)]).Run<TRow, TSchema>(rows, 0, enriched);
        var offset = 0;
        foreach (var layer in expected)
        {
            var values = NetworkState.ToArray(layer);
            var width = (int)layer.shape[1];
            var tolerance = 1e-5 * Math.Max(1, values.Max(Math.Abs));
            for (var i = 0; i < values.Length; i++)
                Assert.Equal(values[i], enriched[(i / width * fitted.EnrichedWidth) + offset + (i % width)], tolerance);
            offset += width;
        }

        Assert.Equal(fitted.EnrichedWidth, offset);
    }
}
