using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

/// <summary>A record half of whose label is noise.</summary>
[Network(Hidden = [16], Dropout = 0)]
public record Noisy([Feature] float X, [Feature] float Y, [Label] float Z)
{
    public static Noisy[] Simulate(int count)
    {
        var random = new Random(1);
        var rows = new Noisy[count];
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (random.NextSingle(), random.NextSingle());
            rows[i] = new Noisy(x, y, x + y + (2 * random.NextSingle()));
        }

        return rows;
    }
}

/// <summary>Stochastic weight averaging: what the mean is, what becomes of batch statistics, and when the mean is kept.</summary>
public class WeightAveragingTests
{
    private static readonly Applicant[] Rows = Applicant.Simulate(300);

    private static readonly FitOptions Options = Quick.Options with
    {
        Epochs = 16,
        LearningRate = 0.05,
        Schedule = LearningRateSchedule.Constant,
        Patience = 100,
        WeightAveraging = 0.5,
    };

    [Fact]
    public void The_mean_is_that_of_the_weights_taken_in()
    {
        NativeTorch.EnsureLoaded();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var layer = nn.Linear(3, 2);
        using var average = new WeightAverage(layer);
        foreach (var value in new[] { 1f, 2, 6 })
        {
            layer.weight!.fill_(Held.Of((double)value));
            layer.bias!.fill_(Held.Of((double)-value));
            average.Add();
        }

        average.Apply();
        Assert.Equal(3, average.Count);
        Assert.All(NetworkState.ToArray(layer.weight!), value => Assert.Equal(3, value, 1e-6));
        Assert.All(NetworkState.ToArray(layer.bias!), value => Assert.Equal(-3, value, 1e-6));
    }

    [Fact]
    public void Batch_statistics_are_those_of_the_rows()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var rows = Flat.Simulate(80);
        var fitted = RowEncoder.Fit<Flat, FlatSchema>(rows);
        var network = new FlatNetwork(fitted);
        NetworkState.Initialize(network, 3);
        FlatTensors[] batches = [FlatTensors.From(rows[..40], fitted), FlatTensors.From(rows[40..], fitted)];
        var state = network.state_dict();
        network.train();
        network.call(batches[0]);       // statistics that nothing is to be left of

        BatchStatistics.Recompute(network, 2, i => network.call(batches[i]));

        Tensor[] first = [.. batches.Select(batch => nn.functional.linear(batch.Numeric, state["dense1.weight"], state["dense1.bias"]))];
        Assert.True((first[0].mean([0]).Plus(first[1].mean([0])) / Held.Of(2)).allclose(state["norm1.running_mean"], atol: 1e-6));
        Assert.True((first[0].var(0).Plus(first[1].var(0)) / Held.Of(2)).allclose(state["norm1.running_var"], atol: 1e-6));
        Assert.All(network.modules().OfType<TorchSharp.Modules.BatchNorm1d>(), norm => Assert.Equal(0.1, norm.momentum));
        foreach (var batch in batches)
            batch.Dispose();
    }

    [Fact]
    public void The_mean_is_kept_where_it_does_better_than_the_best_epoch()
    {
        // Half of the label is noise, and the steps are long: no single epoch is as good as the mean of many.
        var rows = Noisy.Simulate(900);
        var options = Options with { BatchSize = 8, ValidationShare = 0.3 };
        var logger = new Lines();
        var fit = NoisyTraining.Fit(rows, options, logger: logger);
        Assert.Contains(fit.Histories, history => history.AveragedEpochs == 8);
        var plan = CrossFitFold.Plan(RowTraits.Read<Noisy, NoisySchema>(rows), options);
        for (var i = 0; i < plan.Count; i++)
        {
            var history = fit.Histories[i];
            var (best, averaged) = (history.ValidationLoss.Min(), Assert.NotNull(history.AveragedLoss));
            Assert.Equal(averaged < best ? 8 : 0, history.AveragedEpochs);

            // Measured again, by the kernels, on the same rows.
            var one = new NetworkModel<Noisy, NoisySchema, float, RegressionMetrics>(
                new FittedNetwork(fit.Schema, [fit.Enricher.Network.Members[i]]), 0, Outcome.Regression());
            var error = one.Evaluate([.. plan[i].Validation.Select(row => rows[row])]).Rmse / fit.Schema.Targets[0].Scale;
            Assert.Equal(Math.Min(best, averaged), error * error, 1e-4);
        }

        Assert.Equal(
            fit.Histories.Count(history => history.AveragedEpochs > 0),
            logger.Written.Count(line => line.Contains("keeps the mean of the weights of 8 epochs", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_epochs_themselves_are_trained_as_without_it()
    {
        var with = FlatTraining.Fit(Flat.Simulate(150), Options with { Epochs = 8 });
        var without = FlatTraining.Fit(Flat.Simulate(150), Options with { Epochs = 8, WeightAveraging = 0 });
        for (var i = 0; i < with.Histories.Count; i++)
        {
            Assert.Equal(without.Histories[i].ValidationLoss, with.Histories[i].ValidationLoss);
            Assert.Equal((0, null), (without.Histories[i].AveragedEpochs, without.Histories[i].AveragedLoss));
            Assert.True(double.IsFinite(Assert.NotNull(with.Histories[i].AveragedLoss)));
        }

        Assert.Equal(with.Rows[3].Hidden2, FlatTraining.Fit(Flat.Simulate(150), Options with { Epochs = 8 }).Rows[3].Hidden2);
        Assert.NotEqual(with.Schema.FitId, without.Schema.FitId);
    }

    [Fact]
    public void A_training_that_stops_before_the_last_epochs_has_no_mean() => Assert.All(
        ApplicantTraining.Fit(Rows, Options with { Epochs = 40, Patience = 1, WeightAveraging = 0.1 }).Histories,
        history => Assert.True(history.ValidationLoss.Count > 36 || history.AveragedLoss is null));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_share_out_of_its_range_is_refused(double share)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ApplicantTraining.Fit(Rows, new FitOptions { WeightAveraging = share }));
        Assert.Contains("FitOptions.WeightAveraging must be at least 0 and below 1.", error.Message, StringComparison.Ordinal);
    }
}
