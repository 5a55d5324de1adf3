using Lamina;

namespace Sdk.Tests.Boosting;

/// <summary>Boosters with target statistics: what they learn, say and save. Every fit compares its scores with ML.NET's.</summary>
public sealed class TargetStatisticsModelTests : IDisposable
{
    private static readonly LightGbmOptions Options = Rows.Options with { TargetStatistics = true };

    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_column_of_many_values_helps_through_its_statistic()
    {
        // A shop has a level of its own, and 300 values of at most 20 slots are too many for splits by category.
        var levels = Enumerable.Range(0, 300).Select(shop => new Random(shop).NextSingle()).ToArray();
        Till[] tills = [.. Enumerable.Range(0, 6_000).Select(i => new Till(i % 300, levels[i % 300] + (0.1f * new Random(1_000 + i).NextSingle())))];
        var fitted = RowEncoder.Fit<Till, TillSchema>(tills);
        Till[] test = [.. Enumerable.Range(0, 300).Select(shop => new Till(shop, levels[shop] + 0.05f))];
        var options = Options with { MaximumCategories = 20 };

        var model = LightGbm.Fit(Rows.Raw<Till, TillSchema, Regression>(fitted, tills, default), options);
        var without = LightGbm.Fit(Rows.Raw<Till, TillSchema, Regression>(fitted, tills, default), options with { TargetStatistics = false });

        Assert.Contains(model.FeatureImportance(), importance => importance.Column == "mean of Sum by Shop");
        Assert.InRange(model.Evaluate(Rows.Raw<Till, TillSchema, Regression>(fitted, test, default)).Rmse, 0, 0.05);
        Assert.True(without.Evaluate(Rows.Raw<Till, TillSchema, Regression>(fitted, test, default)).Rmse > 0.2);
    }

    [Fact]
    public void A_column_that_names_rows_is_not_learned_by_heart()
    {
        // Each branch has one row: a mean over all rows would be its label.
        Applicant[] rows = [.. Applicant.Simulate(400).Select((row, i) => row with { Branch = "B" + i })];
        var fitted = RowEncoder.Fit<Applicant, ApplicantSchema>(rows, new EncoderOptions { MinimumCount = 1 });

        var model = LightGbm.Fit(Rows.Raw(fitted, rows), Options with { MinimumRowsInLeaf = 20, CategorySmoothing = 0 });

        var byBranch = model.FeatureImportance().FirstOrDefault(importance => importance.Column == "mean of Defaulted by Branch");
        Assert.True(byBranch is null || byBranch.Share < 0.2);
    }

    [Fact]
    public void A_loaded_predictor_says_what_the_model_says_of_enriched_rows()
    {
        var fit = ApplicantTraining.Fit(Applicant.Simulate(300), Quick.Options);
        var model = LightGbm.Fit(fit.Rows, Options with { EarlyStoppingRounds = 10, MaximumCategories = 2 });
        var test = Applicant.Simulate(200, seed: 2);
        test[0] = test[0] with { Branch = "B99", Debt = null, Defaulted = null };
        test[1] = test[1] with { Branch = null };

        fit.Enricher.With(model).Save(path);
        var predictor = ApplicantPredictor.Load(path);

        Assert.Equal(["mean of Defaulted by Purpose", "mean of Defaulted by Branch"], model.Model.Layout.SlotNames()[^2..]);
        Assert.Equal(model.Predict(fit.Enricher.Enrich(test)), predictor.Predict(test));
        Assert.Equal(model.Predict(fit.Enricher.Enrich(test[0])), predictor.Predict(test[0]));
    }

    [Fact]
    public void Several_classes_and_rows_to_stop_on_of_its_own()
    {
        var plants = Plant.Simulate(600);
        var fitted = RowEncoder.Fit<Plant, PlantSchema>(plants);
        var rows = Rows.Raw<Plant, PlantSchema, MultiClass<string>>(fitted, plants, default);

        var model = LightGbm.Fit(rows[..500], Options with { EarlyStoppingRounds = 10 }, validation: rows[500..]);

        Assert.Contains(model.FeatureImportance(), importance => importance.Column.StartsWith("mean of Kind=tree by ", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_of_several_labels_sees_its_own_statistics_alone()
    {
        var random = new Random(1);
        Branch[] rows = [.. Enumerable.Range(0, 600).Select(_ => random.Next(4)).Select(city => new Branch("c" + city, city, random.NextSingle()))];
        var fitted = RowEncoder.Fit<Branch, BranchSchema>(rows);
        var raw = Rows.Raw<Branch, BranchSchema, MultiRegression<BranchLabels>>(fitted, rows, default);

        // Splits by category are off, so that statistics are all there is.
        var model = LightGbm.Fit(raw, Options with { MaximumCategories = 1, MinimumRowsInCategory = 10_000 });

        Assert.Equal(["mean of Rent by City", "mean of Mood by City"], model.Model.Layout.SlotNames()[^2..]);
        Assert.Contains(model.FeatureImportance(), importance => importance.Column == "mean of Rent by City");
        var firstStatistic = model.Model.Layout.FirstStatistic;
        for (var tree = 0; tree < model.TreeCount; tree++)
        {
            // A label's trees begin where its roots say; their first node splits on nothing but the label's own statistic.
            var root = model.Trees.Roots[tree];
            if (model.Trees.Nodes[root].Feature >= firstStatistic)
                Assert.Equal(model.Trees.ScoreOf[tree], model.Trees.Nodes[root].Feature - firstStatistic);
        }
    }
}
