using Lamina;

namespace Sdk.Tests.Convolutions;

/// <summary>Fits of rows with convolutions: the same bits, alone and in batches, saved and loaded; hostile weights; rows never seen.</summary>
public sealed class ScanFitTests : IDisposable
{
    private static readonly Scan[] Rows = Scan.Simulate(150);

    private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(file);

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_others()
    {
        var first = ScanTraining.Fit(Rows, Quick.Options);
        var second = ScanTraining.Fit(Rows, Quick.Options);
        Assert.Equal(first.Rows.Select(row => row.Hidden2), second.Rows.Select(row => row.Hidden2));
        Assert.Equal(first.Enricher.Network.Fitted.FitId, second.Enricher.Network.Fitted.FitId);
        Assert.NotEqual(first.Rows[0].Hidden2, ScanTraining.Fit(Rows, Quick.Options with { Seed = 2 }).Rows[0].Hidden2);
    }

    [Fact]
    public void A_row_has_the_same_bits_alone_in_a_batch_and_once_loaded()
    {
        var enricher = ScanTraining.Fit(Rows, Quick.Options with { Epochs = 1 }).Enricher;
        enricher.Save(file);
        var loaded = ScanEnricher.Load(file);
        var fresh = Scan.Simulate(100, seed: 2);
        var batch = enricher.Enrich(fresh);
        for (var i = 0; i < fresh.Length; i++)
        {
            Assert.Equal(batch[i].Hidden1, enricher.Enrich(fresh[i]).Hidden1);
            Assert.Equal(batch[i].Hidden2, loaded.Enrich(fresh[i]).Hidden2);
            Assert.Equal(batch[i].NetworkPrediction, loaded.Enrich(fresh[i]).NetworkPrediction);
        }
    }

    [Fact]
    public void Enriching_allocates_nothing_for_each_row()
    {
        var network = ScanTraining.Fit(Rows, Quick.Options with { Epochs = 1 }).Enricher.Network;
        var enriched = new float[Rows.Length * network.Fitted.EnrichedWidth];
        Assert.InRange(Allocation.Of(() => network.Run<Scan, ScanSchema>(Rows, 0, enriched)), 0, Rows.Length);
    }

    [Theory]
    [InlineData("conv1_Picture.weight", 3, 2, 3, 5)]
    [InlineData("conv1_Picture.weight", 3, 18)]
    [InlineData("conv2_Motion.weight", 5, 6, 3, 1)]
    [InlineData("conv1_Pulse.bias", 5)]
    [InlineData("norm2_Picture.running_var", 4)]
    [InlineData("dense1.weight", 12, 60)]
    public void Weights_of_another_shape_are_refused(string name, params int[] shape)
    {
        var weights = Weights();
        weights[name] = new WeightTensor(shape, new float[shape.Aggregate(1, (product, size) => product * size)]);
        Assert.Contains(name, Assert.Throws<ArtifactException>(() => Network(weights)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conv1_Picture.weight")]
    [InlineData("norm1_Motion.weight")]
    public void Lacking_weights_are_refused(string name)
    {
        var weights = Weights();
        weights.Remove(name);
        Assert.Contains(name, Assert.Throws<ArtifactException>(() => Network(weights)).Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// The picture is noise that names the row, and the label the toss of a coin: a network that has seen a row knows
    /// its label by heart, any other can only guess.
    /// </summary>
    [Fact]
    public void Out_of_fold_activations_come_from_networks_that_never_saw_the_picture()
    {
        var random = new Random(5);
        Noise[] rows = [.. Enumerable.Range(0, 200).Select(_ => new Noise([.. Enumerable.Range(0, 64).Select(_ => (float)random.NextDouble())], random.Next(2) == 0))];
        var fit = NoiseTraining.Fit(rows, Quick.Options with { Epochs = 40, Patience = 40, LearningRate = 0.02, Schedule = LearningRateSchedule.Constant });

        Assert.InRange(Auc(rows, fit.EnrichInSample(rows).Select(row => row.NetworkPrediction)), 0.7, 1);
        Assert.InRange(Auc(rows, fit.Rows.Select(row => row.NetworkPrediction)), 0.35, 0.65);
    }

    [Fact]
    public void Several_networks_have_layers_of_their_own()
    {
        Pair[] rows = [.. Scan.Simulate(90).Select(scan => new Pair(scan.Motion, scan.Age, scan.Ill))];
        var fit = PairTraining.Fit(rows, Quick.Options with { Epochs = 2 });
        var weights = fit.Enricher.Network.Members[0];
        Assert.NotEqual(weights.Require("Wide.conv1_Motion.weight", 4, 3, 3), weights.Require("Deep.conv1_Motion.weight", 4, 3, 3));
        Assert.Equal(fit.Enricher.Enrich(rows)[5].Deep.Hidden2, fit.Enricher.Enrich(rows[5]).Deep.Hidden2);
    }

    [Fact]
    public void A_batch_of_one_row_has_no_variance_to_normalise_by() =>
        Assert.Throws<RowException>(() => NoiseTraining.Fit(
            [.. Enumerable.Range(0, 40).Select(i => new Noise(new float[64], i % 2 == 0))], Quick.Options with { BatchSize = 1 }));

    [Fact]
    public void The_work_of_convolutions_decides_the_threads()
    {
        // 256 x 256 pixels through 32 filters of 9 weights are 19 million multiplications for each row.
        var layers = new ConvolutionDescriptor { Filters = [32], Kernel = 3, Pool = 2, Normalization = Normalization.None, GlobalPooling = true };
        Assert.Equal(1, Threads(Column.Vector("X", [16, 16])));
        Assert.Equal(Environment.ProcessorCount, Threads(Column.Image("X", [256, 256], layers)));

        static int Threads(Column column)
        {
            var schema = new RowSchema("A", [column], LabelColumn.Binary("Y"), ScanSchema.Descriptor.Networks[0]);
            NumberEncoder[] numbers = [.. schema.Numbers.Select(_ => new NumberEncoder(0, 1, 0, false))];
            return NetworkTraining.AutomaticThreads(new FittedSchema("", schema, numbers, [], [], null, [TargetScale.None], 1), 1000);
        }
    }

    private static Dictionary<string, WeightTensor> Weights()
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        return new(NetworkState.Export(ScanNetworkTests.Create().Network).Tensors, StringComparer.Ordinal);
    }

    private static FittedNetwork Network(Dictionary<string, WeightTensor> weights) =>
        new(RowEncoder.Fit<Scan, ScanSchema>(Scan.Simulate(200)), [new NetworkWeights(weights)]);

    // The share of pairs of a true and a false row that stand in their order.
    private static double Auc(Noise[] rows, IEnumerable<float> scores)
    {
        var pairs = rows.Zip(scores).ToArray();
        var (yes, no) = (pairs.Where(pair => pair.First.Outcome).ToArray(), pairs.Where(pair => !pair.First.Outcome).ToArray());
        return yes.Average(one => no.Average(other => one.Second > other.Second ? 1 : one.Second == other.Second ? 0.5 : 0));
    }
}

/// <summary>A picture alone, without any other number.</summary>
[Network(Hidden = [32], Dropout = 0)]
public record Noise([Feature(Shape = [8, 8]), Image(Filters = [16], Pool = 1)] float[] Picture, [Label] bool Outcome);

/// <summary>A sequence that two networks go over.</summary>
[Network("wide", Hidden = [8])]
[Network("deep", Hidden = [6, 4], Activation = Activation.Relu)]
public record Pair([Feature, Sequence(Channels = 3, MaxLength = 11, Filters = [4])] float[][]? Motion, [Feature] float Age, [Label] bool Outcome);
