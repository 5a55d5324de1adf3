using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Lamina;

namespace Sdk.Tests.Study;

public class StudyTests
{
    private static readonly StudyOptions Small = new()
    {
        Seed = 1,
        Folds = 2,
        Repeats = 1,
        Trials = 2,
        BootstrapRounds = 200,
        Network = new FitOptions { Folds = 2, Epochs = 2, Threads = 1 },
        Booster = new LightGbmOptions { Trees = 12, Threads = 1 },
    };

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly Applicant[] Rows = Applicant.Simulate(160);

    [Fact]
    public void Every_arm_is_compared_with_as_many_averaged_boosters()
    {
        var report = ApplicantTraining.Study(Rows, Small);
        Assert.Equal(Enum.GetValues<Arm>().Length, report.Arms.Count);
        Assert.Equal("raw, 4 averaged", report.Arms[0].Name);
        Assert.Equal(ArmRole.Reference, report.Arms[0].Role);
        Assert.Null(report.Arms[0].Difference);
        Assert.All(report.Arms, arm =>
        {
            Assert.Equal(["log-loss", "AUC", "accuracy", "calibration error"], arm.Measures.Select(measure => measure.Name));
            Assert.Equal(2, arm.Losses.Count);
            Assert.InRange(arm.Loss, 0.01, 3);
        });
        Assert.All(report.Arms.Skip(1), arm => Assert.Equal(arm.Role == ArmRole.Control, double.IsNaN(arm.Difference!.AdjustedPValue)));
        Assert.Equal(["corrected resampled t (Nadeau and Bengio 2003)", "bootstrap over rows"], report.ArmOf(Arm.RawHidden).Difference!.Intervals.Select(interval => interval.Method));
        Assert.Equal(2, report.Calibration.Count);
        Assert.NotEmpty(report.Importance);
        Assert.NotEmpty(report.Networks);
        Assert.Contains("raw + hidden + prediction", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("160 rows of Applicant", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_study_has_the_same_numbers() =>
        Assert.Equal(Numbers(ApplicantTraining.Study(Rows, Small)), Numbers(ApplicantTraining.Study(Rows, Small)));

    [Fact]
    public void What_an_arm_says_of_test_rows_does_not_hang_on_their_labels()
    {
        int[] training = [.. Enumerable.Range(0, 110)], test = [.. Enumerable.Range(110, 50)];
        Applicant[] other = [.. Rows.Select((row, i) => i < 110 ? row : row with { Defaulted = !row.Defaulted })];
        var (first, second) = (Said(Rows), Said(other));
        Assert.NotEqual(first.Targets, second.Targets);
        for (var i = 0; i < first.Arms.Length; i++)
            Assert.Equal(first.Arms[i].Outputs, second.Arms[i].Outputs);

        FoldRecord Said(Applicant[] rows)
        {
            NetworkFitter<Applicant> fit = NetworkTraining.Fit<Applicant, ApplicantSchema, ApplicantTensors, ApplicantNetwork>;
            var builder = new FoldBuilder<Applicant, ApplicantSchema>(
                fit, Small, StudyMetric.LogLoss, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, CancellationToken.None);
            var worker = new FoldWorker<Applicant, ApplicantSchema>(
                rows, builder, new StudyStore(null, ""), new StudyClock(TimeProvider.System, null, 1), Small.ReferenceBoosters, CancellationToken.None);
            return worker.WorkOut(new StudyFold(0, 0, training, test, 5), new FoldKey(0, 0), Enum.GetValues<Arm>(), []);
        }
    }

    [Fact]
    public void A_study_that_was_stopped_goes_on_where_it_was()
    {
        var folder = Directory.CreateTempSubdirectory("lamina").FullName;
        var options = Small with { Folds = 3, Arms = [Arm.Raw, Arm.Network, Arm.RawHidden], LearningCurve = [0.5] };
        var whole = Numbers(ApplicantTraining.Study(Rows, options));
        for (var stop = 1; stop < 16; stop += 3)
        {
            using var source = new CancellationTokenSource();
            var steps = new Steps(stop, source);
            try
            {
                ApplicantTraining.Study(Rows, options with { Folder = folder }, progress: steps, cancellationToken: source.Token);
            }
            catch (OperationCanceledException)
            {
            }
        }

        Assert.NotEmpty(Directory.GetFiles(folder, "*.json"));
        Assert.Equal(whole, Numbers(ApplicantTraining.Study(Rows, options with { Folder = folder })));

        // More divisions take those that lie there; other options are another study; a damaged fold is worked out again.
        var twice = options with { Repeats = 2, LearningCurve = [] };
        Assert.Equal(Numbers(ApplicantTraining.Study(Rows, twice)), Numbers(ApplicantTraining.Study(Rows, twice with { Folder = folder })));
        foreach (var file in Directory.GetFiles(folder))
            File.WriteAllText(file, file.Contains("-0-0-", StringComparison.Ordinal) ? "{\"Study\":" : Regex.Replace(File.ReadAllText(file), "\"Weights\":\\[[^\\]]*\\]", "\"Weights\":[1]"));
        Assert.Equal(whole, Numbers(ApplicantTraining.Study(Rows, options with { Folder = folder })));
        var files = Directory.GetFiles(folder).Length;
        ApplicantTraining.Study(Rows, options with { Folder = folder, Seed = 2, LearningCurve = [] });
        Assert.Equal(files + 3, Directory.GetFiles(folder).Length);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Arms_of_ones_own_stand_beside_the_others()
    {
        var report = ApplicantTraining.Study(
            Rows,
            Small with { Arms = [Arm.Raw] },
            [new StudyArm<Applicant>("share of the training rows", input => [.. input.Test.Select(_ => (float)input.Training.Count(row => row.Defaulted == true) / input.Training.Count)])]);
        var own = report.ArmOf("share of the training rows");
        Assert.Null(own.Arm);
        Assert.InRange(own.Loss, 0.6, 0.75);

        var twice = Assert.Throws<ArgumentException>(() => ApplicantTraining.Study(Rows, Small, [new StudyArm<Applicant>("raw", _ => [])]));
        Assert.Contains("two arms called \"raw\"", twice.Message, StringComparison.Ordinal);
        var few = Assert.Throws<LaminaException>(() => ApplicantTraining.Study(Rows, Small with { Arms = [] }, [new StudyArm<Applicant>("none", _ => [])]));
        Assert.Contains("The arm \"none\" gave 0 outputs for 80 rows, and 1 are needed for each", few.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_task_has_a_study()
    {
        var few = Small with { Trials = 1 };
        Assert.Equal("log-loss", PlaceTraining.Study(Place.Simulate(120), few).Metric);
        Assert.Equal("1 - NDCG@10", OfferTraining.Study(Offer.Simulate(16), few).Metric);
        Assert.Equal("log-loss", MachineTraining.Study(Machine.Simulate(140), few).Metric);
        Assert.Equal("RMSE", CottageTraining.Study(Cottage.Simulate(120), few).Metric);
        var numbers = FlatTraining.Study(Flat.Simulate(120), few with { Metric = StudyMetric.Mape });
        Assert.Equal(("MAPE", "RMSE"), (numbers.Arms[0].Measures[0].Name, numbers.Arms[0].Measures[1].Name));
        Assert.Equal(2, numbers.Residuals.Count);
    }

    [Fact]
    public void Rows_with_a_moment_are_tested_on_what_came_before_them()
    {
        var report = ReadingTraining.Study(Reading.Simulate(160), Small with { Repeats = 3, Trials = 1 });
        Assert.Equal("forward in time", report.Settings.Division);
        Assert.Equal(1, report.Settings.Repeats);
        Assert.Equal(["bootstrap over blocks of time"], report.ArmOf(Arm.Raw).Difference!.Intervals.Select(interval => interval.Method));
    }

    [Fact]
    public void Rows_with_a_group_are_drawn_as_whole_groups()
    {
        var report = VisitTraining.Study(Visit.Simulate(160), Small with { Trials = 1, Arms = [Arm.Raw, Arm.Network] });
        Assert.Equal("whole groups at random", report.Settings.Division);
        Assert.Equal(
            ["corrected resampled t (Nadeau and Bengio 2003)", "bootstrap over whole groups"],
            report.ArmOf(Arm.Raw).Difference!.Intervals.Select(interval => interval.Method));
    }

    [Fact]
    public void Rows_without_a_label_are_left_out()
    {
        Applicant[] some = [.. Rows.Select((row, i) => i % 4 == 0 ? row with { Defaulted = null } : row)];
        var report = ApplicantTraining.Study(some, Small with { Arms = [Arm.Raw] });
        Assert.Equal((120, 40), (report.Settings.RowCount, report.Settings.UnlabelledCount));
        Assert.Contains("40 rows without a label were left out.", report.Remarks);
        var none = Assert.Throws<RowException>(() => ApplicantTraining.Study([.. Rows.Select(row => row with { Defaulted = null })]));
        Assert.Contains("None of the 160 rows has a label", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ApplicantTraining.Study(Rows, Small with { Folds = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ApplicantTraining.Study(Rows, Small with { Trials = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ApplicantTraining.Study(Rows, Small with { LearningCurve = [1.5] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ApplicantTraining.FitBest(Rows, new BestOptions { OuterFolds = 1 }));
    }

    [Fact]
    public void The_best_arm_predicts_and_is_saved()
    {
        var best = ApplicantTraining.FitBest(Rows, new BestOptions { Study = Small with { Arms = [Arm.RawHidden], Trials = 1 }, OuterFolds = 2 });
        Assert.Equal(2, best.Choice!.Arms.Count);
        Assert.InRange(best.Choice.Loss, 0.1, 2);
        Assert.True(best.Arm == Arm.RawAveraged || best.Study.Verdict.Arm == best.Arm);
        var path = Path.Combine(Path.GetTempPath(), $"lamina-best-{Guid.NewGuid():N}.lamina");
        best.Predictor.Save(path);
        Assert.Equal(best.Predictor.Predict(Rows), ApplicantPredictor.Load(path).Predict(Rows));
        File.Delete(path);
    }

    // Everything but the time it took.
    private static string Numbers(LiftReport report) => JsonSerializer.Serialize(report with { Elapsed = default }, Json);

    private sealed class Steps(int stop, CancellationTokenSource source) : IProgress<StudyProgress>
    {
        private int count;

        public void Report(StudyProgress value)
        {
            if (++count == stop)
                source.Cancel();
        }
    }
}
