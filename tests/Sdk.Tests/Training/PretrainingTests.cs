using Lamina;

namespace Sdk.Tests.Training;

/// <summary>Layers that are trained before they see a label: what they know, what they do not, and where they stand afterwards.</summary>
public class PretrainingTests
{
    private static readonly Applicant[] Rows = Applicant.Simulate(300);

    // Without an epoch of the label's own, what a fit holds is what the layers started from.
    private static readonly FitOptions Started = Quick.Options with { Epochs = 0, Pretraining = 5, Alignment = Alignment.None };

    [Fact]
    public void Labels_are_not_looked_at()
    {
        var other = Rows.Select(static row => row with { Defaulted = row.Defaulted is { } label ? !label : null }).ToArray();

        Assert.Equal(HiddenOf(Rows, Started), HiddenOf(other, Started));
    }

    [Fact]
    public void All_folds_start_from_the_same_layers_and_those_are_not_the_random_ones()
    {
        var pretrained = Train(Rows, Started).Network.Members;
        var random = Train(Rows, Started with { Pretraining = 0 }).Network.Members;

        Assert.Equal(pretrained[0].Tensors["dense1.weight"].Values, pretrained[1].Tensors["dense1.weight"].Values);
        Assert.NotEqual(random[0].Tensors["dense1.weight"].Values, pretrained[0].Tensors["dense1.weight"].Values);
        Assert.Equal(random[0].Tensors["output.weight"].Values, pretrained[0].Tensors["output.weight"].Values);
    }

    [Fact]
    public void Rows_come_back_better_from_epoch_to_epoch()
    {
        var losses = new List<double>();
        NetworkTraining.Fit<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>(
            Rows, Started with { Pretraining = 60 }, new Told(epoch => losses.Add(epoch.Fold == 0 ? epoch.TrainingLoss : throw new InvalidOperationException())));

        // 6 columns, each about 1 off where nothing is known: scaled numbers by their variance, categories by their entropy.
        Assert.Equal(60, losses.Count);
        Assert.InRange(losses[0], 0.5, 1.5);
        Assert.True(losses[^1] < losses[0] / 2);
    }

    [Fact]
    public void The_same_rows_give_the_same_bits_and_other_options_another_fit()
    {
        var options = Quick.Options with { Pretraining = 3 };

        Assert.Equal(HiddenOf(Rows, options), HiddenOf(Rows, options));
        string[] recipes = [Quick.Options.Recipe(), options.Recipe(), (options with { Pretraining = 4 }).Recipe(), (options with { PretrainingNoise = 0.3 }).Recipe()];
        Assert.Equal(4, recipes.Distinct().Count());
        Assert.Equal(Quick.Options.Recipe(), (Quick.Options with { PretrainingNoise = 0.3 }).Recipe());
    }

    [Fact]
    public void Members_embedded_numbers_and_moments_can_be_pretrained()
    {
        var options = Quick.Options with { Pretraining = 2 };

        Assert.Equal(200, BorrowerTraining.Fit(Borrower.Simulate(200), options).Rows.Length);
        Assert.Equal(200, GaugeTraining.Fit(Gauge.Simulate(200), options).Rows.Length);
        Assert.NotEmpty(ReadingTraining.Fit(Reading.Simulate(200), options).Rows);
    }

    [Fact]
    public void The_control_of_a_study_stays_untrained()
    {
        Assert.Equal(Untrained(pretraining: 0), Untrained(pretraining: 5));

        static float[] Untrained(int pretraining)
        {
            NetworkFitter<Applicant> fit = NetworkTraining.Fit<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>;
            var options = new StudyOptions { Trials = 1, Network = Quick.Options with { Pretraining = pretraining } };
            var builder = new FoldBuilder<Applicant, ApplicantSchema>(
                fit, options, StudyMetric.LogLoss, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, CancellationToken.None);
            return builder.Build(Rows, [], builder.Train(Rows, seed: 1), seed: 1).Untrained().Training.Values;
        }
    }

    [Theory]
    [InlineData(-1, 0.15)]
    [InlineData(1, 0.0)]
    [InlineData(1, 1.0)]
    [InlineData(1, double.NaN)]
    public void Options_out_of_their_range_are_refused(int epochs, double noise) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(Rows, Quick.Options with { Pretraining = epochs, PretrainingNoise = noise }));

    [Fact]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => NetworkTraining.Fit<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>(
            Rows, Quick.Options with { Pretraining = 1_000_000 }, cancellationToken: source.Token));
    }

    private static TrainedNetwork<Applicant> Train(Applicant[] rows, FitOptions options) =>
        NetworkTraining.Fit<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>(rows, options);

    // The hidden units of every row, without the networks' outputs.
    private static float[][] HiddenOf(Applicant[] rows, FitOptions options)
    {
        var trained = Train(rows, options);
        var (width, hidden) = (trained.OutOfFold.Width, trained.Network.Fitted.Schema.ActivationCount);
        return [.. Enumerable.Range(0, trained.Rows.Count).Select(row => trained.OutOfFold.Values[(row * width)..((row * width) + hidden)])];
    }

    // At once: System.Progress tells on another thread, later.
    private sealed class Told(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
