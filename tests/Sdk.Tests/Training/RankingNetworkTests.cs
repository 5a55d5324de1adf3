using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

/// <summary>Networks that rank: the loss of pairs by hand, batches of whole groups, and an order that only groups show.</summary>
public class RankingNetworkTests
{
    [Fact]
    public void The_loss_is_that_of_the_pairs_within_a_group()
    {
        NativeTorch.EnsureLoaded();
        using var scope = NewDisposeScope();
        float[] scores = [0.5f, 2, -1, 3];
        var label = tensor(new float[,] { { 2, 0 }, { 0, 0 }, { 1, 0 }, { 4, 1 } });
        var weight = tensor(new float[] { 1, 3, 2, 7 });

        // Pairs: row 0 before 1 and 2, row 2 before 1. The last row is alone in its group.
        static double Loss(double margin) => Math.Log(1 + Math.Exp(-margin));
        var expected = ((2 * Loss(0.5 - 2)) + (1.5 * Loss(0.5 + 1)) + (2.5 * Loss(-1 - 2))) / 6;
        Assert.Equal(expected, RankingLoss.Of(tensor(scores).unsqueeze(1), label, weight).item<float>(), 1e-5);

        // Members: the mean of their losses. Moving all scores of a group changes nothing.
        var members = stack([tensor(scores).unsqueeze(1), tensor(scores).unsqueeze(1).Plus(Held.Of(5))], 1);
        Assert.Equal(expected, RankingLoss.Of(members, label, weight).item<float>(), 1e-5);
    }

    [Fact]
    public void Rows_that_cannot_be_compared_have_no_loss_and_no_gradient()
    {
        NativeTorch.EnsureLoaded();
        using var scope = NewDisposeScope();
        var scores = tensor(new float[] { 1, 2, 3 }).unsqueeze(1).requires_grad_(true);
        var loss = RankingLoss.Of(scores, tensor(new float[,] { { 1, 0 }, { 1, 0 }, { 0, 1 } }), ones(3));
        loss.backward();
        Assert.Equal(0, loss.item<float>());
        Assert.Equal(0, scores.grad!.abs().sum().item<float>());
    }

    [Fact]
    public void Groups_stay_together_in_every_epoch_and_rows_keep_their_order_in_them()
    {
        int[] rows = [1, 2, 4, 5, 6, 8, 9, 11];
        float[] groups = [0, 1, 0, 1, 2, 2, 0, 3, 1, 3, 0, 1];
        var orders = Enumerable.Range(0, 20).Select(epoch => BatchOrder.For(rows, 1, epoch, groups)).ToList();
        foreach (var order in orders)
        {
            var inOrder = order.Select(position => (Group: groups[rows[position]], Row: rows[position])).ToList();
            Assert.Equal(inOrder.Select(row => row.Group).Distinct().Count(), 1 + inOrder.Zip(inOrder.Skip(1)).Count(pair => pair.First.Group != pair.Second.Group));
            Assert.All(inOrder.GroupBy(row => row.Group), group => Assert.Equal(group.Select(row => row.Row).Order(), group.Select(row => row.Row)));
        }

        Assert.True(orders.Select(order => string.Join(' ', order)).Distinct().Count() > 5);
    }

    [Fact]
    public void An_order_that_only_groups_show_is_learned()
    {
        var fit = StallTraining.Fit(Stall.Simulate(300), Quick.Options with { Epochs = 25 });
        var test = Stall.Simulate(100, seed: 2);
        Assert.True(fit.Network.Evaluate(test).NdcgAt10 > 0.97, fit.Network.Evaluate(test).ToString());

        // The same seed and rows give the same bits, and other groups another network.
        Assert.Equal(fit.Rows.Select(row => row.NetworkPrediction), StallTraining.Fit(Stall.Simulate(300), Quick.Options with { Epochs = 25 }).Rows.Select(row => row.NetworkPrediction));
        Assert.True(LightGbm.Fit(fit.Rows, new() { Seed = 1, Trees = 60, Threads = 1 }).Evaluate(fit.Enricher.Enrich(test)).NdcgAt10 > 0.9);
    }
}

/// <summary>Things on market stalls. Each stall has a level of prices, and what is cheap for its stall is wanted: prices alone say next to nothing.</summary>
[Network(Hidden = [16, 8], Members = 2)]
public record Stall([Group] int Number, [Feature] float Price, [Feature] float Freshness, [Label(LabelTask.Ranking)] int Wanted)
{
    public static Stall[] Simulate(int stalls, int seed = 1)
    {
        var random = new Random(seed);
        float[] levels = [.. Enumerable.Range(0, stalls).Select(_ => 10 * random.NextSingle())];
        var things = new Stall[8 * stalls];
        for (var i = 0; i < things.Length; i++)
        {
            var (stall, cheapness, freshness) = (i % stalls, random.NextSingle(), random.NextSingle());
            var worth = (2 * cheapness) + freshness + (0.1 * random.NextDouble()) + (0.2 * (levels[stall] - 5));
            things[i] = new((1000 * seed) + stall, levels[stall] - cheapness, freshness, Math.Clamp((int)(worth + 1), 0, 4));
        }

        return things;
    }
}
