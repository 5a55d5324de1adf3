using Lamina;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace Sdk.Tests.Boosting;

/// <summary>A model of ours and one that ML.NET trains by itself on the same view say the same of every row.</summary>
public sealed class MlNetEqualityTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void Two_outcomes()
    {
        var train = Applicant.Simulate(900);
        var fitted = Rows.FitOf(train);
        var rows = Rows.Raw(fitted, train);
        var view = RowDataView.Of(rows);
        var context = new MLContext(0);
        var expected = context.BinaryClassification.Trainers.LightGbm(Settings(new LightGbmBinaryTrainer.Options())).Fit(view);

        var model = LightGbm.Fit(rows, Rows.Options);
        var test = Rows.Raw(fitted, Strange(Applicant.Simulate(400, seed: 2)));

        var probabilities = expected.Transform(view.With(test)).GetColumn<float>("Probability").ToArray();
        AssertClose(probabilities, [.. model.Predict(test).Select(prediction => prediction.Probability)]);
    }

    [Fact]
    public void Enriched_rows()
    {
        var train = Applicant.Simulate(900);
        var fitted = Rows.FitOf(train);
        var rows = Rows.Enrich(fitted, train);
        var view = RowDataView.Of(rows);
        var context = new MLContext(0);
        var expected = context.BinaryClassification.Trainers.LightGbm(Settings(new LightGbmBinaryTrainer.Options())).Fit(view);

        var model = LightGbm.Fit(rows, Rows.Options);
        var test = Rows.Enrich(fitted, Strange(Applicant.Simulate(400, seed: 2)), ActivationOrigin.NewRows);

        var probabilities = expected.Transform(view.With(test)).GetColumn<float>("Probability").ToArray();
        AssertClose(probabilities, [.. model.Predict(test).Select(prediction => prediction.Probability)]);
        Assert.Contains(model.FeatureImportance(), importance => importance.Column.StartsWith("Hidden2[", StringComparison.Ordinal));
        Assert.Equal(1, model.FeatureImportance().Sum(importance => importance.Share), 1e-9);
    }

    [Fact]
    public void Several_classes()
    {
        var train = Plant.Simulate(1_200);
        var fitted = RowEncoder.Fit<Plant, PlantSchema>(train);
        var rows = Rows.Raw<Plant, PlantSchema, MultiClass<string>>(fitted, train, default);
        var view = RowDataView.Of(rows);
        var context = new MLContext(0);
        var expected = context.MulticlassClassification.Trainers
            .LightGbm(Settings(new LightGbmMulticlassTrainer.Options { UseSoftmax = true })).Fit(view);

        var model = LightGbm.Fit(rows, Rows.Options);
        var strange = Plant.Simulate(400, seed: 2).Select((plant, i) => (i % 4) switch
        {
            0 => plant with { Region = "nowhere", Soil = (Soil)9 },
            1 => plant with { Height = null, Region = null },
            _ => plant,
        });
        var test = Rows.Raw<Plant, PlantSchema, MultiClass<string>>(fitted, [.. strange], default);

        var scores = expected.Transform(view.With(test)).GetColumn<float[]>("Score").SelectMany(score => score).ToArray();
        AssertClose(scores, [.. model.Predict(test).SelectMany(prediction => prediction.Probabilities.ToArray())]);
        Assert.True(model.Evaluate(rows).Accuracy > 0.9);
    }

    [Fact]
    public void Numbers()
    {
        var train = Sale.Simulate(1_200);
        var fitted = RowEncoder.Fit<Sale, SaleSchema>(train);

        // Without the numbers far above 2^24: on those ML.NET goes wrong, see below.
        Sale[] small = [.. train.Select(sale => sale with { LotValue = sale.LotValue / 1e6 })];
        fitted = RowEncoder.Fit<Sale, SaleSchema>(small);
        var rows = Rows.Raw<Sale, SaleSchema, Regression>(fitted, small, default);
        var view = RowDataView.Of(rows);
        var context = new MLContext(0);
        var settings = Settings(new LightGbmRegressionTrainer.Options());
        settings.ExampleWeightColumnName = RowDataView.WeightColumn;
        var expected = context.Regression.Trainers.LightGbm(settings).Fit(view);

        var model = LightGbm.Fit(rows, Rows.Options);
        var test = Rows.Raw<Sale, SaleSchema, Regression>(fitted, [.. Sale.Simulate(400, seed: 2)
            .Select((sale, i) => sale with { LotValue = sale.LotValue / 1e6, Agent = i % 3 == 0 ? 99 : sale.Agent, Area = i % 5 == 0 ? null : sale.Area })], default);

        AssertClose(
            expected.Transform(view.With(test)).GetColumn<float>("Score").ToArray(),
            [.. model.Predict(test).Select(prediction => prediction.Value)]);
    }

    [Fact]
    public void An_order_within_groups()
    {
        var train = Offer.Simulate(200).OrderBy(offer => offer.Customer).ToArray();
        var fitted = RowEncoder.Fit<Offer, OfferSchema>(train);
        var rows = Rows.Raw<Offer, OfferSchema, Ranking>(fitted, train, default);
        var view = RowDataView.Of(rows);
        var expected = new MLContext(0).Ranking.Trainers.LightGbm(Settings(new LightGbmRankingTrainer.Options())).Fit(view);

        var model = LightGbm.Fit(rows, Rows.Options);
        var mixed = LightGbm.Fit(Rows.Raw<Offer, OfferSchema, Ranking>(fitted, [.. Offer.Simulate(200)], default), Rows.Options);
        var test = Rows.Raw<Offer, OfferSchema, Ranking>(fitted, Offer.Simulate(50, seed: 2), default);

        var scores = expected.Transform(view.With(test)).GetColumn<float>("Score").ToArray();
        AssertClose(scores, [.. model.Predict(test).Select(prediction => prediction.Value)]);
        AssertClose(scores, [.. mixed.Predict(test).Select(prediction => prediction.Value)]);
    }

    [Fact]
    public void A_missing_number_far_above_two_to_the_24_goes_the_way_it_was_trained()
    {
        var train = Sale.Simulate(2_000);
        var fitted = RowEncoder.Fit<Sale, SaleSchema>(train);
        var model = LightGbm.Fit(Rows.Raw<Sale, SaleSchema, Regression>(fitted, train, default), Rows.Options);
        var test = Sale.Simulate(500, seed: 2);

        var complete = model.Evaluate(Rows.Raw<Sale, SaleSchema, Regression>(fitted, [.. test.Where(sale => sale.LotValue is not null)], default));
        var missing = model.Evaluate(Rows.Raw<Sale, SaleSchema, Regression>(fitted, [.. test.Where(sale => sale.LotValue is null)], default));

        // Missing stands for the largest value: sent to the smallest instead, it would be off by up to 200,000.
        Assert.True(missing.Rmse < 2 * complete.Rmse, $"{missing.Rmse} against {complete.Rmse}");
    }

    [Fact]
    public void A_number_that_was_never_missing_in_training_is_filled_when_it_is_missing_later()
    {
        var train = Applicant.Simulate(500).Select(row => row with { Debt = row.Debt ?? 1000 }).ToArray();
        var fitted = Rows.FitOf(train);
        var model = LightGbm.Fit(Rows.Raw(fitted, train), Rows.Options);
        var center = fitted.Numbers[1].Center;

        var missing = model.Predict(Rows.Raw(fitted, [train[0] with { Debt = null }])[0]);

        Assert.Equal(model.Predict(Rows.Raw(fitted, [train[0] with { Debt = center }])[0]), missing);
    }

    private static Applicant[] Strange(Applicant[] rows) => [.. rows.Select((row, i) => (i % 5) switch
    {
        0 => row with { Branch = "B99", Purpose = (Purpose)7 },
        1 => row with { Debt = null, Branch = null },
        2 => row with { Income = 0, Age = -1 },
        _ => row,
    })];

    private static LightGbmBinaryTrainer.Options Settings(LightGbmBinaryTrainer.Options settings)
    {
        (settings.NumberOfIterations, settings.NumberOfThreads, settings.Seed) = (60, 1, 0);
        (settings.LearningRate, settings.NumberOfLeaves, settings.MinimumExampleCountPerLeaf) = (Rows.Options.LearningRate, 31, Rows.Options.MinimumRowsInLeaf);
        (settings.UseCategoricalSplit, settings.MinimumExampleCountPerGroup) = (true, 10);
        settings.Booster = new GradientBooster.Options();
        return settings;
    }

    private static LightGbmMulticlassTrainer.Options Settings(LightGbmMulticlassTrainer.Options settings)
    {
        (settings.NumberOfIterations, settings.NumberOfThreads, settings.Seed) = (60, 1, 0);
        (settings.LearningRate, settings.NumberOfLeaves, settings.MinimumExampleCountPerLeaf) = (Rows.Options.LearningRate, 31, Rows.Options.MinimumRowsInLeaf);
        (settings.UseCategoricalSplit, settings.MinimumExampleCountPerGroup) = (true, 10);
        settings.Booster = new GradientBooster.Options();
        return settings;
    }

    private static LightGbmRegressionTrainer.Options Settings(LightGbmRegressionTrainer.Options settings)
    {
        (settings.NumberOfIterations, settings.NumberOfThreads, settings.Seed) = (60, 1, 0);
        (settings.LearningRate, settings.NumberOfLeaves, settings.MinimumExampleCountPerLeaf) = (Rows.Options.LearningRate, 31, Rows.Options.MinimumRowsInLeaf);
        (settings.UseCategoricalSplit, settings.MinimumExampleCountPerGroup) = (true, 10);
        settings.Booster = new GradientBooster.Options();
        return settings;
    }

    private static LightGbmRankingTrainer.Options Settings(LightGbmRankingTrainer.Options settings)
    {
        (settings.NumberOfIterations, settings.NumberOfThreads, settings.Seed) = (60, 1, 0);
        (settings.LearningRate, settings.NumberOfLeaves, settings.MinimumExampleCountPerLeaf) = (Rows.Options.LearningRate, 31, Rows.Options.MinimumRowsInLeaf);
        (settings.UseCategoricalSplit, settings.MinimumExampleCountPerGroup) = (true, 10);
        (settings.RowGroupColumnName, settings.CustomGains) = (RowDataView.GroupColumn, [0, 1, 3, 7]);
        settings.Booster = new GradientBooster.Options();
        return settings;
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * Math.Max(1e-3, Math.Abs(expected[i])), $"row {i}: {expected[i]} is expected, {actual[i]} was said");
    }
}
