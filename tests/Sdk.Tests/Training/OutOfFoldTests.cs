using Lamina;

namespace Sdk.Tests.Training;

public class OutOfFoldTests
{
    /// <summary>
    /// The label is the toss of a coin and the key names the row. A network that has seen a row knows its label
    /// by heart, any other can only guess: so the predictions tell which networks they come from.
    /// </summary>
    [Fact]
    public void Out_of_fold_predictions_come_from_networks_that_never_saw_the_row()
    {
        var rows = Keyed.Simulate(400);
        var options = Quick.Options with
        {
            Epochs = 40,
            Patience = 40,
            Schedule = LearningRateSchedule.Constant,
            LearningRate = 0.02,
            Encoders = new EncoderOptions { MinimumCount = 1 },
        };
        var fit = KeyedTraining.Fit(rows, options);
        var inSample = fit.EnrichInSample(rows);

        // Early stopping keeps an early epoch's weights, when the networks have begun to learn keys by heart.
        Assert.InRange(Auc(rows, inSample.Select(row => row.NetworkPrediction)), 0.9, 1);
        Assert.InRange(Auc(rows, fit.Rows.Select(row => row.NetworkPrediction)), 0.35, 0.65);
        Assert.NotEqual(inSample[0].Hidden1, fit.Rows[0].Hidden1);
    }

    [Fact]
    public void Rows_come_back_in_their_order_each_once()
    {
        var rows = Applicant.Simulate(200);
        Assert.Equal(rows, ApplicantTraining.Fit(rows, Quick.Options).Rows.Select(row => row.Original));
    }

    [Fact]
    public void No_fold_sees_what_it_holds_out()
    {
        var plan = CrossFitFold.Plan(RowTraits.Read<Applicant, ApplicantSchema>(Applicant.Simulate(203)), Quick.Options with { Folds = 5 });
        Assert.Equal(Enumerable.Range(0, 203), plan.SelectMany(fold => fold.HeldOut).Order());
        foreach (var fold in plan)
            Assert.Equal(203, fold.Training.Concat(fold.Validation).Concat(fold.HeldOut).Distinct().Count());
    }

    [Fact]
    public void A_group_is_never_on_two_sides_of_a_fold()
    {
        var visits = Visit.Simulate(300);
        foreach (var fold in CrossFitFold.Plan(RowTraits.Read<Visit, VisitSchema>(visits), Quick.Options))
        {
            int[] Patients(int[] rows) => [.. rows.Select(row => visits[row].Patient).Distinct()];
            Assert.Empty(Patients(fold.Training).Intersect(Patients(fold.HeldOut)));
            Assert.Empty(Patients(fold.Training).Intersect(Patients(fold.Validation)));
            Assert.Empty(Patients(fold.Validation).Intersect(Patients(fold.HeldOut)));
        }
    }

    [Fact]
    public void With_a_time_every_fold_looks_forward()
    {
        var readings = Reading.Simulate(240);
        foreach (var fold in CrossFitFold.Plan(RowTraits.Read<Reading, ReadingSchema>(readings), Quick.Options))
        {
            DateTime First(int[] rows) => rows.Min(row => readings[row].Taken);
            DateTime Last(int[] rows) => rows.Max(row => readings[row].Taken);
            Assert.True(Last(fold.Training) < First(fold.Validation));
            Assert.True(Last(fold.Validation) < First(fold.HeldOut));
        }
    }

    [Fact]
    public void With_a_time_the_first_block_has_no_row_of_its_own()
    {
        var readings = Reading.Simulate(240);
        var fit = ReadingTraining.Fit(readings, Quick.Options);
        Assert.Equal(180, fit.Rows.Length);         // three folds: four blocks of 60
        Assert.Equal(readings.OrderBy(reading => reading.Taken).Skip(60).ToHashSet(), [.. fit.Rows.Select(row => row.Original)]);
    }

    /// <summary>
    /// Training rows and new rows must look alike to the booster. Every unit's mean and deviation over the
    /// out-of-fold rows is near that over fresh rows of the same source.
    /// </summary>
    [Fact]
    public void New_rows_follow_the_distribution_of_the_training_rows()
    {
        var fit = ApplicantTraining.Fit(Applicant.Simulate(2000), Quick.Options with { Folds = 5, Epochs = 10 });
        var fresh = fit.Enricher.Enrich(Applicant.Simulate(2000, seed: 7));
        for (var unit = 0; unit < 6; unit++)
        {
            var (mean, deviation) = Moments(fit.Rows.Select(row => row.Hidden2[unit]));
            var (freshMean, freshDeviation) = Moments(fresh.Select(row => row.Hidden2[unit]));
            Assert.Equal(mean, freshMean, 0.15 * deviation);
            Assert.InRange(freshDeviation / deviation, 0.8, 1.25);
        }
    }

    private static (double Mean, double Deviation) Moments(IEnumerable<float> values)
    {
        var all = values.Select(value => (double)value).ToArray();
        var mean = all.Average();
        return (mean, Math.Sqrt(all.Average(value => (value - mean) * (value - mean))));
    }

    // The share of pairs of a true and a false row that the scores put in order.
    private static double Auc(Keyed[] rows, IEnumerable<float> scores)
    {
        var scored = rows.Zip(scores).ToArray();
        var positive = scored.Where(item => item.First.Coin).Select(item => item.Second).ToArray();
        var negative = scored.Where(item => !item.First.Coin).Select(item => item.Second).ToArray();
        double inOrder = 0;
        foreach (var high in positive)
        {
            foreach (var low in negative)
                inOrder += high > low ? 1 : high == low ? 0.5 : 0;
        }

        return inOrder / ((double)positive.Length * negative.Length);
    }
}
