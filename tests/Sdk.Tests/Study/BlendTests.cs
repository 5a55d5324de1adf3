using Lamina;

namespace Sdk.Tests.Study;

public class BlendTests
{
    private static readonly Applicant[] Rows = Applicant.Simulate(200);

    [Theory]
    [InlineData(Arm.Blend)]
    [InlineData(Arm.Network)]
    public void What_a_blend_says_is_the_same_after_saving(Arm arm)
    {
        var trained = NetworkTraining.Fit<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>(Rows, Quick.Options);
        var builder = new FoldBuilder<Applicant, ApplicantSchema>(
            NetworkTraining.Fit<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>,
            new StudyOptions { Trials = 1, Network = Quick.Options, Booster = new LightGbmOptions { Trees = 10, Threads = 1 } },
            StudyMetric.LogLoss,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            CancellationToken.None);
        var test = Applicant.Simulate(60, seed: 2);
        var work = builder.Build(Rows, test, trained, Quick.Options.Seed);
        var (fitted, outputs) = ArmTraining.Run(work, arm);
        var predictor = new ApplicantPredictor(trained.Network, new FittedModel<bool, BinaryMetrics>(fitted.Layout, fitted.Scorer, Outcome.Binary()));
        var path = Path.Combine(Path.GetTempPath(), $"lamina-blend-{Guid.NewGuid():N}.lamina");
        predictor.Save(path);
        var served = ApplicantPredictor.Load(path).Predict(test);
        File.Delete(path);
        for (var i = 0; i < test.Length; i++)
            Assert.Equal(outputs[i], served[i].Probability, 6);
    }

    [Fact]
    public void The_weights_of_a_blend_are_the_mean_of_its_parts()
    {
        var trained = NetworkTraining.Fit<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>(Rows, Quick.Options);
        var builder = new FoldBuilder<Applicant, ApplicantSchema>(
            NetworkTraining.Fit<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>,
            new StudyOptions { Trials = 1, Network = Quick.Options, Booster = new LightGbmOptions { Trees = 10, Threads = 1 } },
            StudyMetric.LogLoss,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            CancellationToken.None);
        var work = builder.Build(Rows, Applicant.Simulate(60, seed: 2), trained, Quick.Options.Seed);
        var trees = TrainedTrees.Average(BlendArm.Boost(work));
        var (network, boosted) = (Score(new BlendScorer(trees.Layout, 0, 1, null)), Score(trees.Scorer));
        var mixed = Score(new BlendScorer(trees.Layout, 0, 0.25f, trees.Scorer));
        for (var i = 0; i < mixed.Length; i++)
            Assert.Equal((0.25 * network[i]) + (0.75 * boosted[i]), mixed[i], 6);

        float[] Score(Scorer scorer) => TableScorer.Score(scorer, trees.Layout, work.Enriched.Test);
    }
}
