using Core.Tests.Artifacts;
using Lamina;
using Sdk.Tests.Boosting;

namespace Sdk.Tests.Classifiers;

public sealed class ClassifierTests : IDisposable
{
    private static readonly Applicant[] Train = Applicant.Simulate(400);
    private static readonly Applicant[] Test = Applicant.Simulate(400, seed: 2);
    private static readonly FittedSchema Fitted = Rows.FitOf(Train);
    private static readonly Lazy<ApplicantFit> Fit = new(() => ApplicantTraining.Fit(Train, Quick.Options with { Epochs = 2, Folds = 2 }));

    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public static TheoryData<string> Trainers { get; } = [.. Trainer.All.Keys];

    public void Dispose() => File.Delete(path);

    [Theory]
    [MemberData(nameof(Trainers))]
    public void The_same_rows_and_seed_give_the_same_bits(string trainer)
    {
        var rows = Rows.Enrich(Fitted, Train);
        var fresh = Rows.Enrich(Fitted, Test, ActivationOrigin.NewRows);
        var first = Trainer.All[trainer](rows, default).Predict(fresh);

        Assert.Equal(first, Trainer.All[trainer](rows, default).Predict(fresh));
        Assert.True(first.Select(prediction => prediction.Probability).Distinct().Count() > 5);
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_row_alone_is_predicted_as_among_others(string trainer)
    {
        var model = Trainer.All[trainer](Rows.Enrich(Fitted, Train), default);
        var fresh = Rows.Enrich(Fitted, Test, ActivationOrigin.NewRows);
        var together = model.Predict(fresh);

        for (var i = 0; i < 150; i++)
            Assert.Equal(together[i], model.Predict(fresh[i]));
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Better_than_the_share_of_defaults(string trainer)
    {
        var metrics = Trainer.All[trainer](Rows.Enrich(Fitted, Train), default).Evaluate(Rows.Enrich(Fitted, Test, ActivationOrigin.NewRows));
        var share = metrics.PositiveShare;

        Assert.InRange(metrics.LogLoss, 0, -(share * Math.Log(share)) - ((1 - share) * Math.Log(1 - share)));
        Assert.InRange(metrics.Auc, 0.65, 1);
    }

    [Fact]
    public void A_saved_pipeline_says_what_the_model_said()
    {
        var fit = Fit.Value;
        var enriched = fit.Enricher.Enrich(Test);
        foreach (var (name, train) in Trainer.All)
        {
            var model = train(fit.Rows, default);
            fit.Enricher.With(model).Save(path);

            Assert.True(model.Predict(enriched).SequenceEqual(ApplicantPredictor.Load(path).Predict(Test)), name);
        }
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_damaged_file_is_refused_or_still_predicts(string trainer)
    {
        var predictor = Fit.Value.Enricher.With(Trainer.All[trainer](Fit.Value.Rows, default));
        var random = new Random(1);
        for (var i = 0; i < 40; i++)
        {
            predictor.Save(path);
            Damage(random);
            try
            {
                ApplicantPredictor.Load(path).Predict(Test[..70]);
            }
            catch (LaminaException)
            {
                // Refused with a sentence: just as well.
            }
        }
    }

    // One byte of one of the model's entries.
    private void Damage(Random random)
    {
        var bag = EntryBag.Of(File.ReadAllBytes(path));
        string[] names = [.. bag.Entries.Select(static entry => entry.Name).Where(static name => name.StartsWith("model/", StringComparison.Ordinal))];
        EntryBag.Change(path, names[random.Next(names.Length)], bytes =>
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(7));
            return bytes;
        });
    }

    [Fact]
    public void Several_classes_and_numbers()
    {
        var plants = Plant.Simulate(500);
        var fitted = RowEncoder.Fit<Plant, PlantSchema>(plants);
        var train = Rows.Raw<Plant, PlantSchema, MultiClass<string>>(fitted, plants, default);
        var test = Rows.Raw<Plant, PlantSchema, MultiClass<string>>(fitted, Plant.Simulate(300, seed: 5), default);
        MultiClassMetrics[] metrics =
        [
            LinearSvm.Fit(train).Evaluate(test), KernelSvm.Fit(train, new() { Features = 256 }).Evaluate(test), LogisticRegression.Fit(train, new() { L2 = 1 }).Evaluate(test),
            RandomForest.Fit(train, new() { Trees = 40 }).Evaluate(test), NearestNeighbors.Fit(train).Evaluate(test),
        ];
        foreach (var metric in metrics)
        {
            Assert.InRange(metric.Accuracy, 0.6, 1);
            Assert.InRange(metric.LogLoss, 0, 1);
        }

        var sales = Sale.Simulate(500);
        var ofSales = RowEncoder.Fit<Sale, SaleSchema>(sales);
        var sold = Rows.Raw<Sale, SaleSchema, Regression>(ofSales, sales, default);
        var later = Rows.Raw<Sale, SaleSchema, Regression>(ofSales, Sale.Simulate(300, seed: 5), default);
        Assert.InRange(RandomForest.Fit(sold, new() { Trees = 60 }).Evaluate(later).RSquared, 0.6, 1);
        Assert.InRange(NearestNeighbors.Fit(sold).Evaluate(later).RSquared, 0.3, 1);
    }

    [Fact]
    public void The_columns_that_are_asked_for_and_no_others()
    {
        var rows = Rows.Enrich(Fitted, Train);
        var hidden = (LinearScorer)LinearSvm.Fit(rows, new() { Columns = ColumnSet.Hidden, Penalty = 1, Folds = 3 }).Model.Scorer;
        var raw = LinearSvm.Fit(rows, new() { Columns = ColumnSet.Raw, Penalty = 1, Folds = 3 });

        Assert.All(hidden.Inputs.Names(), name => Assert.StartsWith("Hidden", name, StringComparison.Ordinal));
        Assert.Equal(18, hidden.Inputs.Width);
        var names = ((LinearScorer)raw.Model.Scorer).Inputs.Names();
        Assert.Contains("Debt is missing", names);
        Assert.Contains("Purpose=Car", names);
        Assert.DoesNotContain(names, name => name.StartsWith("Hidden", StringComparison.Ordinal) || name.StartsWith("Network", StringComparison.Ordinal));
        Assert.False(raw.Model.UsesActivations);
    }
}
