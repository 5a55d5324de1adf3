using Lamina;
using Microsoft.Extensions.Logging.Abstractions;

namespace Sdk.Tests.Study;

public class ServedArmTests
{
    private static readonly Applicant[] Rows = Applicant.Simulate(200);
    private static readonly Applicant[] Test = Applicant.Simulate(60, seed: 2);
    private static readonly TrainedNetwork<Applicant> Trained = NetworkTraining.Fit<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>(Rows, Quick.Options);

    [Theory]
    [InlineData(Arm.Blend)]
    [InlineData(Arm.Network)]
    [InlineData(Arm.RawAveraged)]
    [InlineData(Arm.RawHidden)]
    [InlineData(Arm.RawHidden, FoldAverage.Activations)]
    [InlineData(Arm.RawHiddenPrediction)]
    public void What_an_arm_says_is_the_same_after_saving(Arm arm, FoldAverage average = FoldAverage.Predictions)
    {
        var (fitted, outputs) = ArmTraining.Run(Work(new LightGbmOptions { Trees = 10, Threads = 1 }, average), arm);
        var predictor = new ApplicantPredictor(
            Trained.Network, new FittedModel<bool, BinaryMetrics>(fitted.Layout, fitted.Scorer, Outcome.Binary(), fitted.Average));
        var path = Path.Combine(Path.GetTempPath(), $"lamina-arm-{Guid.NewGuid():N}.lamina");
        predictor.Save(path);
        var served = ApplicantPredictor.Load(path).Predict(Test);
        File.Delete(path);
        for (var i = 0; i < Test.Length; i++)
            Assert.Equal(outputs[i], served[i].Probability, 1e-6);
    }

    [Fact]
    public void The_weights_of_a_blend_are_the_mean_of_its_parts()
    {
        var work = Work(new LightGbmOptions { Trees = 10, Threads = 1 });
        var trees = work.RawBoosters(0).WithActivations();
        var (network, boosted) = (Score(new BlendScorer(trees.Layout, 0, 1, null)), Score(trees.Scorer));
        var mixed = Score(new BlendScorer(trees.Layout, 0, 0.25f, trees.Scorer));
        for (var i = 0; i < mixed.Length; i++)
            Assert.Equal((0.25 * network[i]) + (0.75 * boosted[i]), mixed[i], 1e-6);

        float[] Score(Scorer scorer) => TableScorer.Score(scorer, trees.Layout, work.Enriched.Test);
    }

    [Fact]
    public void Trees_on_raw_columns_say_the_same_of_rows_with_activations()
    {
        var work = Work(new LightGbmOptions { Trees = 10, Threads = 1, TargetStatistics = true });
        var trees = work.RawBoosters(0);
        var wide = trees.WithActivations();

        Assert.NotEmpty(trees.Layout.Statistics);
        Assert.Contains(trees.Importance, static column => column.Column.StartsWith("mean of", StringComparison.Ordinal));
        Assert.Equal(
            TableScorer.Score(trees.Scorer, trees.Layout, work.Raw.Test),
            TableScorer.Score(wide.Scorer, wide.Layout, work.Enriched.Test));
    }

    [Fact]
    public void The_reference_has_as_many_boosters_as_a_blend_has_models()
    {
        var work = Work(new LightGbmOptions { Trees = 10, Threads = 1 });
        var reference = (BoostedTrees)ArmTraining.Run(work, Arm.RawAveraged).Arm.Scorer;

        Assert.Equal(2 * Trained.Network.MemberCount, work.Options.ReferenceBoosters);
        Assert.Equal(work.RawBoosters(0).Scorer.Trees.TreeCount + work.RawBoosters(1).Scorer.Trees.TreeCount, reference.Trees.TreeCount);
        Assert.NotEqual(work.RawBoosters(0).Scorer.Trees.Leaves.ToArray(), work.RawBoosters(1).Scorer.Trees.Leaves.ToArray());
    }

    private static FoldWork Work(LightGbmOptions booster, FoldAverage average = FoldAverage.Predictions) =>
        new FoldBuilder<Applicant, ApplicantSchema>(
            NetworkTraining.Fit<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>,
            new StudyOptions { Trials = 1, Average = average, Network = Quick.Options, Booster = booster },
            StudyMetric.LogLoss,
            NullLogger.Instance,
            CancellationToken.None).Build(Rows, Test, Trained, Quick.Options.Seed);
}
