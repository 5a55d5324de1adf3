using Lamina;

namespace Sdk.Tests;

/// <summary>From rows to a file and back, for each task: the loaded predictor says what the trained model said.</summary>
public sealed class PipelineTests : IDisposable
{
    private static readonly LightGbmOptions Boosting = new() { Threads = 1, Trees = 60, LearningRate = 0.1 };

    private readonly string folder = Directory.CreateTempSubdirectory("lamina-").FullName;

    private string File => Path.Combine(folder, "pipeline.lamina");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Two_outcomes()
    {
        var split = Applicant.Simulate(800).Split(test: 0.25, seed: 1);
        var fit = ApplicantTraining.Fit(split.Train, Quick.Options);
        var model = LightGbm.Fit(fit.Rows, Boosting);
        fit.Enricher.With(model).Save(File);
        var predictor = ApplicantPredictor.Load(File);

        Applicant[] odd = [split.Test[0] with { Branch = "never seen", Debt = null, Defaulted = null }, split.Test[1] with { Purpose = (Purpose)99 }];
        Applicant[] rows = [.. split.Test, .. odd];
        var enriched = fit.Enricher.Enrich(rows);
        var together = predictor.Predict(rows);
        for (var i = 0; i < rows.Length; i++)
        {
            Assert.Equal(model.Predict(enriched[i]), predictor.Predict(rows[i]));
            Assert.Equal(together[i], predictor.Predict(rows[i]));
            Assert.Equal(together[i].Probability > 0.5f, together[i].Value);
        }
    }

    [Fact]
    public void Several_classes()
    {
        var rows = Place.Simulate(600);
        var fit = PlaceTraining.Fit(rows, Quick.Options);
        var model = LightGbm.Fit(fit.Rows, Boosting);
        fit.Enricher.With(model).Save(File);
        var predictor = PlacePredictor.Load(File);
        var fresh = Place.Simulate(200, seed: 4);
        var enriched = fit.Enricher.Enrich(fresh);
        for (var i = 0; i < fresh.Length; i++)
            Assert.Equal(model.Predict(enriched[i]), predictor.Predict(fresh[i] with { Region = null }));
        Assert.InRange(model.Evaluate(enriched).Accuracy, 0.9, 1);
        Assert.Equal(1, predictor.Predict(fresh[0]).Probabilities.ToArray().Sum(), 1e-5);
    }

    [Fact]
    public void Classes_of_an_enum_come_back_as_its_values()
    {
        var rows = Flower.Simulate(400);
        var fit = FlowerTraining.Fit(rows, Quick.Options);
        var model = LightGbm.Fit(fit.Rows, Boosting);
        fit.Enricher.With(model).Save(File);
        var predictor = FlowerPredictor.Load(File);
        var fresh = Flower.Simulate(100, seed: 4);

        Prediction<Species>[] predictions = predictor.Predict(fresh);
        Assert.Equal(model.Predict(fit.Enricher.Enrich(fresh)), predictions);
        Assert.InRange(predictions.Where((prediction, i) => prediction.Value == fresh[i].Species).Count(), 85, 100);
        Assert.Equal(["Setosa", "Virginica"], fit.Schema.Classes!.Names);       // Versicolor is declared, but never seen
        Assert.Equal(2, predictions[0].Probabilities.Length);
        Assert.Contains(fit.Network.Predict(fresh[0]).Value, (Species[])[Species.Setosa, Species.Virginica]);
        Assert.StartsWith(predictions[0].Value.ToString(), predictions[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_that_are_whole_numbers_come_back_as_these()
    {
        var rows = Parcel.Simulate(400);
        var fit = ParcelTraining.Fit(rows, Quick.Options);
        var model = LightGbm.Fit(fit.Rows, Boosting);
        fit.Enricher.With(model).Save(File);
        var fresh = Parcel.Simulate(100, seed: 4);

        Prediction<int>[] predictions = ParcelPredictor.Load(File).Predict(fresh);
        Assert.Equal(model.Predict(fit.Enricher.Enrich(fresh)), predictions);
        Assert.InRange(predictions.Where((prediction, i) => prediction.Value == fresh[i].Tariff).Count(), 85, 100);
        Assert.All(predictions, prediction => Assert.Contains(prediction.Value, (int[])[-5, 20, 1000]));
    }

    [Fact]
    public void A_number()
    {
        var fit = FlatTraining.Fit(Flat.Simulate(800), Quick.Options);
        var model = LightGbm.Fit(fit.Rows, Boosting);
        fit.Enricher.With(model).Save(File);
        var predictor = FlatPredictor.Load(File);
        var fresh = Flat.Simulate(200, seed: 4);
        var enriched = fit.Enricher.Enrich(fresh);
        for (var i = 0; i < fresh.Length; i++)
            Assert.Equal(model.Predict(enriched[i]).Value, predictor.Predict(fresh[i]).Value);
        Assert.InRange(model.Evaluate(enriched).RSquared, 0.9, 1);
    }

    [Fact]
    public void Vectors()
    {
        var fit = SignalTraining.Fit(Signal.Simulate(600), Quick.Options);
        var model = LightGbm.Fit(fit.Rows, Boosting);
        fit.Enricher.With(model).Save(File);
        var predictor = SignalPredictor.Load(File);
        var fresh = Signal.Simulate(200, seed: 4);
        var enriched = fit.Enricher.Enrich(fresh);
        for (var i = 0; i < fresh.Length; i++)
            Assert.Equal(model.Predict(enriched[i]), predictor.Predict(fresh[i]));
        Assert.InRange(model.Evaluate(enriched).Auc, 0.85, 1);
        Assert.InRange(fit.Network.Evaluate(fresh).Auc, 0.85, 1);
        Assert.Contains(model.FeatureImportance(), importance => importance.Column is "Wave[0]" or "Image[1,1]");
        Assert.Same(fresh[0].Wave, enriched[0].Wave);

        fresh[3] = fresh[3] with { Wave = new float[5] };
        Assert.StartsWith("Row 3, column Wave: the vector has 5 values", Assert.Throws<RowException>(() => predictor.Predict(fresh)).Message, StringComparison.Ordinal);
        Assert.Throws<RowException>(() => LightGbm.Fit(fit.Raw(fresh), Boosting));
    }

    [Fact]
    public void An_order_within_groups()
    {
        var split = Offer.Simulate(300).Split(test: 0.25, seed: 1);
        var fit = OfferTraining.Fit(split.Train, Quick.Options);
        var model = LightGbm.Fit(fit.Rows, Boosting);
        fit.Enricher.With(model).Save(File);
        var predictor = OfferPredictor.Load(File);
        var enriched = fit.Enricher.Enrich(split.Test);
        for (var i = 0; i < enriched.Length; i++)
            Assert.Equal(model.Predict(enriched[i]), predictor.Predict(split.Test[i] with { Relevance = null }));

        var metrics = model.Evaluate(enriched);
        Assert.Equal(split.Test.Select(offer => offer.Customer).Distinct().Count(), metrics.GroupCount);
        Assert.InRange(metrics.NdcgAt5, 0.85, 1);
        Assert.InRange(fit.Network.Evaluate(split.Test).NdcgAt5, 0.8, 1);
        Assert.InRange(LightGbm.Fit(fit.Raw(split.Train), Boosting).Evaluate(fit.Raw(split.Test)).NdcgAt5, 0.85, 1);
    }

    [Fact]
    public void A_ranking_is_stopped_where_validation_rows_are_ordered_best()
    {
        var fit = OfferTraining.Fit(Offer.Simulate(200), Quick.Options);
        var (rows, validation) = (fit.Raw(Offer.Simulate(200)), fit.Raw(Offer.Simulate(150, seed: 9)));
        var options = Boosting with { Trees = 400, EarlyStoppingRounds = 40 };

        var stopped = LightGbm.Fit(rows, options, validation);

        var best = stopped.Evaluate(validation).NdcgAt10;
        Assert.InRange(stopped.TreeCount, 3, 399);
        foreach (var trees in new[] { 1, 2, stopped.TreeCount + 1, stopped.TreeCount + 40 })
            Assert.True(LightGbm.Fit(rows, options with { Trees = trees, EarlyStoppingRounds = 0 }).Evaluate(validation).NdcgAt10 <= best + 1e-9);
    }

    [Fact]
    public void Groups_and_times()
    {
        var visits = VisitTraining.Fit(Visit.Simulate(300), Quick.Options);
        var readings = ReadingTraining.Fit(Reading.Simulate(300), Quick.Options);
        Assert.True(double.IsFinite(LightGbm.Fit(visits.Rows, Boosting).Evaluate(visits.Enricher.Enrich(Visit.Simulate(100, seed: 4))).LogLoss));
        Assert.True(double.IsFinite(LightGbm.Fit(readings.Rows, Boosting).Evaluate(readings.Enricher.Enrich(Reading.Simulate(100, seed: 4))).Rmse));
    }

    [Fact]
    public void A_booster_of_another_fit_does_not_join()
    {
        var one = ApplicantTraining.Fit(Applicant.Simulate(200), Quick.Options);
        var two = ApplicantTraining.Fit(Applicant.Simulate(200, seed: 2), Quick.Options);
        Assert.Throws<FitMismatchException>(() => one.Enricher.With(LightGbm.Fit(two.Rows, Boosting)));
    }
}
