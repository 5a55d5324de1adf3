using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

/// <summary>A binary record whose network has members, with batch normalisation.</summary>
[Network(Hidden = [12, 12, 6], Members = 4, Embedding = NumberEmbedding.None, Residual = true, Normalization = Normalization.Batch, Extract = [1, 3])]
public record Borrower([Feature] float Income, [Feature] float? Debt, [Feature] Purpose Purpose, [Label] bool Defaulted)
{
    public static Borrower[] Simulate(int count, int seed = 1) =>
        [.. Applicant.Simulate(count, seed).Select(row => new Borrower(row.Income, row.Debt, row.Purpose, row.Defaulted!.Value))];
}

/// <summary>A multi-class record whose network has members.</summary>
[Network(Hidden = [16, 8], Members = 3, Embedding = NumberEmbedding.None)]
public record Spot([Feature] float X, [Feature] double Y, [Label] string? Region)
{
    public static Spot[] Simulate(int count, int seed = 1) => [.. Place.Simulate(count, seed).Select(row => new Spot(row.X, row.Y, row.Region))];
}

/// <summary>A regression record whose network has members.</summary>
[Network(Hidden = [16, 8], Members = 8, Embedding = NumberEmbedding.None, Normalization = Normalization.Layer)]
public record Room([Feature] float Width, [Feature] float Length, [Weight] float Weight, [Label] double Price)
{
    public static Room[] Simulate(int count, int seed = 1) =>
        [.. Flat.Simulate(count, seed).Select(row => new Room(row.Width, row.Length, row.Weight, row.Price))];
}

/// <summary>Its key names the row, its label is the toss of a coin: what a member has seen it can copy, nothing else.</summary>
[Network(Hidden = [32], Dropout = 0, Members = 3)]
public record Coin([Feature(Encode.Category)] int Key, [Label] bool Heads);

/// <summary>Members that share weights: against networks written by hand, the kernels against TorchSharp, and never as folds.</summary>
public class MembersTests
{
    [Fact]
    public void A_member_is_a_network_of_its_own_and_the_prediction_is_the_mean_of_their_probabilities()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var rows = Borrower.Simulate(203);
        var fitted = RowEncoder.Fit<Borrower, BorrowerSchema>(rows);
        var network = new BorrowerNetwork(fitted);
        NetworkState.Initialize(network, 3);
        using var batch = BorrowerTensors.From(rows, fitted);
        network.train();
        network.call(batch);        // batch statistics that are not 0 and 1
        network.eval();
        var state = network.state_dict();

        Tensor Layer(int layer, Tensor x)
        {
            var dense = nn.functional.linear(x, state[$"dense{layer}.weight"], state[$"dense{layer}.bias"]);
            return nn.functional.silu(nn.functional.batch_norm(
                dense, state[$"norm{layer}.running_mean"], state[$"norm{layer}.running_var"], state[$"norm{layer}.weight"], state[$"norm{layer}.bias"]));
        }

        var inputs = cat([batch.Numeric, batch.Indicators, state["embed_Purpose.weight"].index_select(0, batch.Purpose)], 1);
        var (first, last, probability, scores) = (new List<Tensor>(), new List<Tensor>(), new List<Tensor>(), new List<Tensor>());
        for (var member = 0; member < 4; member++)
        {
            var hidden1 = Layer(1, inputs * state["members.weight"][member]);
            var hidden3 = Layer(3, hidden1.Plus(Layer(2, hidden1)));
            first.Add(hidden1);
            last.Add(hidden3);
            scores.Add(nn.functional.linear(hidden3, state["output.weight"][member], state["output.bias"][member]));
            probability.Add(scores[^1].sigmoid());
        }

        var actual = network.call(batch);
        Assert.Equal([203, 4, 1], actual.Output.shape);
        Assert.True(stack(scores, 1).allclose(actual.Output, atol: 1e-6));
        Assert.True(Mean(first).allclose(actual.Hidden1, atol: 1e-6));
        Assert.True(Mean(last).allclose(actual.Hidden3, atol: 1e-6));
        Assert.True(Mean(probability).allclose(MemberMean.Of(fitted, actual.Output).sigmoid(), atol: 1e-6));

        var expected = NetworkState.ToArray(cat([Mean(first), Mean(last), Mean(probability)], 1));
        var enriched = new float[expected.Length];
        new FittedNetwork(fitted, [NetworkState.Export(network)]).Run<Borrower, BorrowerSchema>(rows, 0, enriched);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], enriched[i], 1e-5 * Math.Max(1, Math.Abs(expected[i])));
    }

    [Fact]
    public void The_members_begin_with_random_signs_and_heads_of_their_own()
    {
        using var scope = NewDisposeScope();
        var network = new RoomNetwork(RowEncoder.Fit<Room, RoomSchema>(Room.Simulate(60)));
        NetworkState.Initialize(network, 3);
        var state = network.state_dict();
        var signs = NetworkState.ToArray(state["members.weight"]);
        Assert.Equal([-1f, 1f], signs.Distinct().Order());
        Assert.InRange(signs.Count(sign => sign > 0), 3, 13);       // of 16
        Assert.Equal(8 * 8, NetworkState.ToArray(state["output.weight"]).Distinct().Count());
        Assert.All(NetworkState.ToArray(state["output.weight"]), weight => Assert.InRange(Math.Abs(weight), 0, 1 / Math.Sqrt(8)));
    }

    /// <summary>Two members with logits 0 and 2 for a label of 1: losses log 2 and log(1 + e^-2); together a probability of 0.690399.</summary>
    [Fact]
    public void The_loss_is_the_mean_of_the_members_losses_and_early_stopping_sees_their_mean()
    {
        using var scope = NewDisposeScope();
        var fitted = RowEncoder.Fit<Borrower, BorrowerSchema>(Borrower.Simulate(60));
        using var batch = BorrowerTensors.From([Borrower.Simulate(1)[0] with { Defaulted = true }], fitted);
        var scores = tensor(new[] { 0f, 2 }).reshape(1, 2, 1);
        Assert.Equal((0.693147 + 0.126928) / 2, BatchLoss.Of(fitted, scores, batch).item<float>(), 1e-5);
        Assert.Equal(-Math.Log((0.5 + 0.880797) / 2), BatchLoss.Of(fitted, MemberMean.Of(fitted, scores), batch).item<float>(), 1e-5);
    }

    [Fact]
    public void The_mean_of_classes_is_that_of_their_probabilities_and_the_mean_of_numbers_that_of_the_numbers()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var scores = randn(7, 3, 3);
        var classes = RowEncoder.Fit<Spot, SpotSchema>(Spot.Simulate(60));
        Assert.True(nn.functional.softmax(scores, 2).mean([1L]).allclose(nn.functional.softmax(MemberMean.Of(classes, scores), 1), atol: 1e-6));
        var numbers = RowEncoder.Fit<Room, RoomSchema>(Room.Simulate(60));
        Assert.True(scores.mean([1L]).allclose(MemberMean.Of(numbers, scores)));
    }

    [Fact]
    public void Classes_and_numbers_are_learned()
    {
        var options = Quick.Options with { Epochs = 20, Patience = 20 };
        Assert.InRange(SpotTraining.Fit(Spot.Simulate(900), options).Network.Evaluate(Spot.Simulate(400, seed: 3)).Accuracy, 0.85, 1);
        Assert.InRange(RoomTraining.Fit(Room.Simulate(900), options).Network.Evaluate(Room.Simulate(400, seed: 3)).RSquared, 0.85, 1);
    }

    [Fact]
    public void No_member_has_seen_the_rows_that_its_fold_holds_out()
    {
        var random = new Random(1);
        Coin[] rows = [.. Enumerable.Range(0, 400).Select(key => new Coin(key, random.Next(2) == 0))];
        var options = Quick.Options with
        {
            Epochs = 40,
            Patience = 40,
            Schedule = LearningRateSchedule.Constant,
            LearningRate = 0.02,
            Encoders = new EncoderOptions { MinimumCount = 1 },
        };
        var fit = CoinTraining.Fit(rows, options);
        Assert.InRange(Auc(rows, fit.Rows.Select(row => row.NetworkPrediction)), 0.35, 0.65);
        Assert.InRange(Auc(rows, fit.EnrichInSample(rows).Select(row => row.NetworkPrediction)), 0.9, 1);

        var plan = CrossFitFold.Plan(RowTraits.Read<Coin, CoinSchema>(rows), options);
        for (var member = 0; member < 3; member++)
        {
            var (heldOut, seen) = (new float[rows.Length], new float[rows.Length]);
            for (var fold = 0; fold < plan.Count; fold++)
            {
                var alone = new FittedNetwork(fit.Schema, [Alone(fit.Enricher.Network.Members[fold], member)]);
                var width = fit.Schema.EnrichedWidth;
                var enriched = new float[rows.Length * width];
                alone.Run<Coin, CoinSchema>(rows, 0, enriched);
                foreach (var row in plan[fold].HeldOut)
                    heldOut[row] = enriched[(row * width) + width - 1];
                foreach (var row in plan[fold].Training)
                    seen[row] = enriched[(row * width) + width - 1];
            }

            Assert.InRange(Auc(rows, heldOut), 0.35, 0.65);
            Assert.InRange(Auc(rows, seen), 0.8, 1);
        }
    }

    [Fact]
    public void A_saved_fit_is_the_same_once_loaded_and_other_shapes_are_refused()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("lamina-").FullName, "borrower.lamina");
        var rows = Borrower.Simulate(150);
        var fit = BorrowerTraining.Fit(rows, Quick.Options);
        fit.Enricher.Save(file);
        var loaded = BorrowerEnricher.Load(file);
        Assert.Equal(fit.Enricher.Enrich(rows).Select(row => row.Hidden3), loaded.Enrich(rows).Select(row => row.Hidden3));
        Assert.Equal(fit.Enricher.Enrich(rows[3]).NetworkPrediction, loaded.Enrich(rows[3]).NetworkPrediction);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

        foreach (var name in new[] { "members.weight", "output.weight", "output.bias" })
        {
            var tensors = new Dictionary<string, WeightTensor>(fit.Enricher.Network.Members[0].Tensors, StringComparer.Ordinal);
            var weight = tensors[name];
            tensors[name] = new WeightTensor([3, .. weight.Shape[1..]], weight.Values[..(weight.Values.Length / 4 * 3)]);
            var error = Assert.Throws<ArtifactException>(() => new FittedNetwork(fit.Schema, [new NetworkWeights(tensors)]));
            Assert.Contains($"\"{name}\" have the shape [3, ", error.Message, StringComparison.Ordinal);
            tensors.Remove(name);
            Assert.Throws<ArtifactException>(() => new FittedNetwork(fit.Schema, [new NetworkWeights(tensors)]));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_also_with_everything_else_switched_on()
    {
        var rows = Borrower.Simulate(150);
        var options = Quick.Options with { Mixup = 0.3, LabelSmoothing = 0.1, WeightAveraging = 0.5 };
        var (one, two) = (BorrowerTraining.Fit(rows, options), BorrowerTraining.Fit(rows, options));
        Assert.Equal(one.Rows.Select(row => row.Hidden3), two.Rows.Select(row => row.Hidden3));
        Assert.Equal(one.Rows.Select(row => row.NetworkPrediction), two.Rows.Select(row => row.NetworkPrediction));
        Assert.NotEqual(one.Rows[0].Hidden3, BorrowerTraining.Fit(rows, options with { Seed = 2 }).Rows[0].Hidden3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void A_number_of_members_out_of_its_range_is_refused(int members)
    {
        var network = BorrowerSchema.Descriptor.Networks[0] with { Members = members };
        var error = Assert.Throws<ArgumentException>(() => new RowSchema("R", [Column.Number("X")], LabelColumn.Binary("Y"), network));
        Assert.Equal($"The network has {members} members. It must have at least 1 and at most 64.", error.Message);
    }

    // A network all of whose members are one of them.
    private static NetworkWeights Alone(NetworkWeights weights, int member)
    {
        var tensors = new Dictionary<string, WeightTensor>(weights.Tensors, StringComparer.Ordinal);
        foreach (var name in new[] { "members.weight", "output.weight", "output.bias" })
        {
            var (shape, values) = (tensors[name].Shape, tensors[name].Values);
            var own = values.AsSpan(member * (values.Length / shape[0]), values.Length / shape[0]).ToArray();
            tensors[name] = new WeightTensor(shape, [.. Enumerable.Repeat(own, shape[0]).SelectMany(copy => copy)]);
        }

        return new NetworkWeights(tensors);
    }

    private static Tensor Mean(List<Tensor> members) => stack(members, 0).mean([0L]);

    private static double Auc(Coin[] rows, IEnumerable<float> predictions)
    {
        var ordered = rows.Zip(predictions).OrderBy(pair => pair.Second).Select(pair => pair.First.Heads).ToArray();
        double below = 0, pairs = 0;
        foreach (var heads in ordered)
        {
            if (heads)
                pairs += below;
            else
                below++;
        }

        return pairs / (below * (rows.Length - below));
    }
}
