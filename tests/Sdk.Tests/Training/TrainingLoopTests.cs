using Lamina;
using TorchSharp;

namespace Sdk.Tests.Training;

public class TrainingLoopTests
{
    // Other tests leave modules to the garbage collector: first it lets go of them, so that only this test's tensors move the count.
    private static long LiveTensors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }

    private static readonly Applicant[] Rows = Applicant.Simulate(300);

    [Fact]
    public void Training_learns()
    {
        var fit = ApplicantTraining.Fit(Applicant.Simulate(2000), Quick.Options with { Epochs = 20 });
        Assert.InRange(fit.Network.Evaluate(Applicant.Simulate(1000, seed: 5)).Auc, 0.75, 1);
        Assert.All(fit.Histories, history => Assert.True(history.ValidationLoss.Min() < 0.9 * history.ValidationLoss[0]));
    }

    [Fact]
    public void Live_tensors_do_not_grow_over_epochs_and_none_is_left()
    {
        ApplicantTraining.Fit(Rows, Quick.Options);
        var countedForEver = CountedForEver();
        var before = LiveTensors();
        var counts = new List<long>();
        ApplicantTraining.Fit(Rows, Quick.Options, new Reports(report => counts.Add(torch.Tensor.TotalCount - ((report.Fold - 1) * countedForEver))));
        Assert.Equal(before + (3 * countedForEver), torch.Tensor.TotalCount);

        // The optimizer makes its moments in the first epoch; from then on every epoch and every fold is alike.
        var steady = counts.Where((_, i) => i % Quick.Options.Epochs > 0).ToList();
        Assert.True(steady.Count >= 10);
        Assert.Single(steady.Distinct());
    }

    [Fact]
    public void Progress_comes_after_every_epoch_of_every_fold()
    {
        var reports = new List<TrainingProgress>();
        ApplicantTraining.Fit(Rows, Quick.Options with { Patience = 100 }, new Reports(reports.Add));
        Assert.Equal(3 * 6, reports.Count);
        Assert.Equal(Enumerable.Range(0, 18).Select(i => ((i / 6) + 1, (i % 6) + 1)), reports.Select(report => (report.Fold, report.Epoch)));
        Assert.All(reports, report => Assert.Equal((3, 6), (report.FoldCount, report.EpochCount)));
        Assert.All(reports, report => Assert.True(double.IsFinite(report.TrainingLoss) && double.IsFinite(report.ValidationLoss)));
    }

    [Fact]
    public void The_best_epoch_is_the_one_with_the_lowest_validation_loss_and_its_weights_are_kept()
    {
        // At this rate the loss goes up and down, so that the best epoch is seldom the last.
        var options = Quick.Options with { Epochs = 15, LearningRate = 0.1, Schedule = LearningRateSchedule.Constant, Patience = 3 };
        var fit = ApplicantTraining.Fit(Rows, options);
        foreach (var history in fit.Histories)
        {
            Assert.Equal(history.ValidationLoss.Min(), history.ValidationLoss[history.BestEpoch - 1]);
            Assert.True(history.ValidationLoss.Count == 15 || history.ValidationLoss.Count == history.BestEpoch + 3);
        }

        // The kept networks have the loss that the history names: measured again, by the kernels, on the same rows.
        var plan = CrossFitFold.Plan(RowTraits.Read<Applicant, ApplicantSchema>(Rows), options);
        for (var i = 0; i < plan.Count; i++)
        {
            var one = new NetworkModel<Applicant, ApplicantSchema, bool, BinaryMetrics>(
                new FittedNetwork(fit.Schema, [fit.Enricher.Network.Members[i]]), 0, Outcome.Binary());
            var loss = one.Evaluate([.. plan[i].Validation.Select(row => Rows[row])]).LogLoss;
            Assert.Equal(fit.Histories[i].ValidationLoss.Min(), loss, 0.02);
        }
    }

    [Fact]
    public void Cancelling_stops_at_once_and_leaves_nothing_behind()
    {
        var expected = ApplicantTraining.Fit(Rows, Quick.Options).Rows[0].Hidden2.ToArray();
        var countedForEver = CountedForEver();
        var (tensors, threads) = (LiveTensors(), torch.get_num_threads());
        using var source = new CancellationTokenSource();
        var epochs = 0;
        var progress = new Reports(report =>
        {
            epochs++;
            if (report is { Fold: 2, Epoch: 2 })
                source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => ApplicantTraining.Fit(Rows, Quick.Options, progress, cancellationToken: source.Token));
        Assert.Equal(6 + 2, epochs);
        Assert.Equal(tensors + (2 * countedForEver), torch.Tensor.TotalCount);
        Assert.Equal(threads, torch.get_num_threads());
        Assert.Equal(expected, ApplicantTraining.Fit(Rows, Quick.Options).Rows[0].Hidden2.ToArray());
    }

    [Fact]
    public void Cancelling_after_the_last_epoch_still_stops()
    {
        using var source = new CancellationTokenSource();
        var progress = new Reports(report =>
        {
            if (report is { Fold: 3, Epoch: 6 })
                source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(
            () => ApplicantTraining.Fit(Rows, Quick.Options with { Patience = 100 }, progress, cancellationToken: source.Token));
    }

    [Fact]
    public void The_number_of_threads_follows_the_size_of_the_network()
    {
        Assert.Equal(1, NetworkTraining.AutomaticThreads(RowEncoder.Fit<Applicant, ApplicantSchema>(Rows), rows: 1_000_000));
        var wide = RowEncoder.Fit<Wide, WideSchema>([new Wide(1, false), new Wide(2, true)]);
        Assert.Equal(1, NetworkTraining.AutomaticThreads(wide, rows: 100));
        Assert.Equal(Environment.ProcessorCount, NetworkTraining.AutomaticThreads(wide, rows: 100_000));
    }

    [Fact]
    public void Another_number_of_threads_gives_a_fit_of_another_name()
    {
        var options = Quick.Options with { Epochs = 1 };
        Assert.NotEqual(
            ApplicantTraining.Fit(Rows, options).Schema.FitId,
            ApplicantTraining.Fit(Rows, options with { Threads = 2 }).Schema.FitId);
    }

    [Fact]
    public void A_row_without_weight_teaches_nothing()
    {
        // Half of the flats have prices turned upside down, but no weight.
        var flats = Flat.Simulate(600);
        var mixed = flats.Select((flat, i) => i % 2 == 0 ? flat : flat with { Price = 500_000 - flat.Price, Weight = 0 }).ToArray();
        var options = Quick.Options with { Epochs = 20, Patience = 20 };
        var fresh = Flat.Simulate(300, seed: 4);
        var weighted = FlatTraining.Fit(mixed, options).Network.Evaluate(fresh);
        var fooled = FlatTraining.Fit([.. mixed.Select(flat => flat with { Weight = 1 })], options).Network.Evaluate(fresh);
        Assert.True(weighted.RSquared > 0.6, $"{weighted}");
        Assert.True(fooled.RSquared < 0.4, $"{fooled}");
    }

    [Fact]
    public void Balanced_classes_raise_the_probability_of_the_rare_one()
    {
        var rows = Applicant.Simulate(1500).Where((row, i) => row.Defaulted == false || i % 8 == 0).ToArray();
        var options = Quick.Options with { Epochs = 25, Patience = 25 };
        var asTheyAre = ApplicantTraining.Fit(rows, options);
        var balanced = ApplicantTraining.Fit(rows, options with { ClassWeights = ClassWeights.Balanced });
        var share = rows.Average(row => row.Defaulted == true ? 1.0 : 0);
        Assert.Equal(share, asTheyAre.Rows.Average(row => row.NetworkPrediction), 0.08);
        Assert.True(balanced.Rows.Average(row => row.NetworkPrediction) > share + 0.1);
    }

    [Fact]
    public void The_logger_hears_of_columns_that_cannot_help_and_of_every_network()
    {
        var logger = new Lines();
        ApplicantTraining.Fit([.. Rows.Select(row => row with { Debt = null })], Quick.Options, logger: logger);
        Assert.Single(logger.Written, line => line.StartsWith("Warning: Column Debt has no value", StringComparison.Ordinal));
        Assert.Equal(3, logger.Written.Count(line => line.StartsWith("Information: Network", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(LearningRateSchedule.Constant, 0, 1)]
    [InlineData(LearningRateSchedule.Constant, 99, 1)]
    [InlineData(LearningRateSchedule.Cosine, 0, 1)]
    [InlineData(LearningRateSchedule.Cosine, 50, 0.5)]
    [InlineData(LearningRateSchedule.OneCycle, 0, 0.04)]
    [InlineData(LearningRateSchedule.OneCycle, 20, 1)]
    [InlineData(LearningRateSchedule.OneCycle, 60, 0.5)]
    public void The_learning_rate_follows_its_schedule(LearningRateSchedule schedule, int step, double share)
    {
        var options = new FitOptions { Schedule = schedule, LearningRate = 0.01 };
        Assert.Equal(0.01 * share, LearningRate.At(options, step, 100), 10);
    }

    [Fact]
    public void Rows_that_two_folds_share_come_in_the_same_order()
    {
        int[] all = [.. Enumerable.Range(0, 50)];
        int[] some = [.. all.Where(row => row % 3 != 0)];
        var ofAll = BatchOrder.For(all, 1, 2).Select(position => all[position]).Where(row => row % 3 != 0);
        Assert.Equal(ofAll, BatchOrder.For(some, 1, 2).Select(position => some[position]));
        Assert.NotEqual(BatchOrder.For(all, 1, 2), BatchOrder.For(all, 1, 3));
    }

    [Fact]
    public void The_mapping_finds_a_linear_map()
    {
        var random = new Random(1);
        var from = new float[500 * 2];
        var to = new float[500 * 2];
        for (var row = 0; row < 500; row++)
        {
            var (a, b) = (random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
            (from[2 * row], from[(2 * row) + 1]) = (a, b);
            (to[2 * row], to[(2 * row) + 1]) = ((2 * a) - b + 3, a + 1);
        }

        var (weight, bias) = BasisMapping.Fit(Alignment.Ridge, from, to, 2);
        Assert.Equal([2, -1, 1, 0], weight.Values, Close);
        Assert.Equal([3, 1], bias.Values, Close);

        static bool Close(float a, float b) => Math.Abs(a - b) < 0.01;
    }

    /// <summary>
    /// How many tensors TorchSharp counts as alive once a network was made and disposed of: its Parameter takes a
    /// tensor's handle over without taking the tensor off the count. No memory is behind them.
    /// </summary>
    private static long CountedForEver()
    {
        var fitted = RowEncoder.Fit<Applicant, ApplicantSchema>(Rows);
        var before = LiveTensors();
        new ApplicantNetwork(fitted).Dispose();
        return torch.Tensor.TotalCount - before;
    }

    private sealed class Reports(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}

/// <summary>A record with a network large enough for several threads.</summary>
[Network(Hidden = [512, 512])]
public record Wide([Feature] float X, [Label] bool Y);
