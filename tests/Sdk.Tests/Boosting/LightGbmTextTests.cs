using System.Text.Json;
using Lamina;

namespace Sdk.Tests.Boosting;

/// <summary>What LightGBM itself says with the text model: the bits of our scores, and our probabilities.</summary>
public sealed class LightGbmTextTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_outcomes_with_activations_statistics_and_averaged_boosters(int boosters)
    {
        var train = Applicant.Simulate(700, seed: boosters);
        var fitted = Rows.FitOf(train);
        var options = Rows.Options with { Boosters = boosters, TargetStatistics = boosters != 2, MaximumCategories = boosters == 3 ? 2 : 1_000 };
        var model = LightGbm.Fit(Rows.Enrich(fitted, train), options);
        Applicant[] test = [.. Strange(Applicant.Simulate(300, seed: 9))];
        var enriched = Rows.Enrich(fitted, test, ActivationOrigin.NewRows);

        Require<Applicant, ApplicantSchema, bool, BinaryMetrics>(model.Model, test, row => ActivationsOf(enriched[row]));
        Assert.Contains("objective=binary sigmoid:0.5\n", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_were_never_missing_go_where_their_fill_goes()
    {
        var train = Applicant.Simulate(600).Select(row => row with { Debt = row.Debt ?? 1_000 }).ToArray();
        var fitted = Rows.FitOf(train);
        var model = LightGbm.Fit(Rows.Raw(fitted, train), Rows.Options);

        Require<Applicant, ApplicantSchema, bool, BinaryMetrics>(model.Model, [.. Strange(Applicant.Simulate(300, seed: 9))]);
    }

    [Fact]
    public void Several_classes_that_stop_at_their_own_number_of_trees()
    {
        var train = Plant.Simulate(1_200);
        var fitted = RowEncoder.Fit<Plant, PlantSchema>(train);
        var model = LightGbm.Fit(Rows.Raw<Plant, PlantSchema, MultiClass<string>>(fitted, train, default), Rows.Options with { Boosters = 2 });
        Plant[] test = [.. Plant.Simulate(300, seed: 2).Select((plant, i) => (i % 4) switch
        {
            0 => plant with { Region = "nowhere", Soil = (Soil)9 },
            1 => plant with { Height = null, Region = null },
            _ => plant,
        })];

        Require<Plant, PlantSchema, string, MultiClassMetrics>(model.Model, test);
        Assert.Contains("objective=multiclass num_class:3\n", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number()
    {
        var train = Sale.Simulate(1_200);
        var fitted = RowEncoder.Fit<Sale, SaleSchema>(train);
        var model = LightGbm.Fit(Rows.Raw<Sale, SaleSchema, Regression>(fitted, train, default), Rows.Options);
        Sale[] test = [.. Sale.Simulate(300, seed: 2).Select((sale, i) => sale with { Agent = i % 3 == 0 ? 99 : sale.Agent, Area = i % 5 == 0 ? null : sale.Area })];

        Require<Sale, SaleSchema, float, RegressionMetrics>(model.Model, test);
    }

    [Fact]
    public void A_ranking()
    {
        var train = Offer.Simulate(200);
        var fitted = RowEncoder.Fit<Offer, OfferSchema>(train);
        var model = LightGbm.Fit(Rows.Raw<Offer, OfferSchema, Ranking>(fitted, train, default), Rows.Options);

        Require<Offer, OfferSchema, float, RankingMetrics>(model.Model, Offer.Simulate(40, seed: 2));
    }

    [Fact]
    public void Several_labels_of_which_any_may_be_true()
    {
        var train = Machine.Simulate(800);
        var fitted = RowEncoder.Fit<Machine, MachineSchema>(train);
        var model = LightGbm.Fit(Rows.Raw<Machine, MachineSchema, MultiLabel<MachineLabels>>(fitted, train, default), Rows.Options);

        Require<Machine, MachineSchema, MachineLabels, MultiLabelMetrics>(model.Model, Machine.Simulate(200, seed: 2));
    }

    [Fact]
    public void Several_numbers()
    {
        var train = Cottage.Simulate(800);
        var fitted = RowEncoder.Fit<Cottage, CottageSchema>(train);
        var model = LightGbm.Fit(Rows.Raw<Cottage, CottageSchema, MultiRegression<CottageLabels>>(fitted, train, default), Rows.Options);

        Require<Cottage, CottageSchema, CottageLabels, MultiRegressionMetrics>(model.Model, Cottage.Simulate(200, seed: 2));
    }

    [Fact]
    public void A_booster_that_found_nothing_to_split_on()
    {
        var train = Applicant.Simulate(60).Select((row, i) => row with { Defaulted = i % 2 == 0 }).ToArray();
        var fitted = Rows.FitOf(train);
        var model = LightGbm.Fit(Rows.Raw(fitted, train), Rows.Options with { MinimumRowsInLeaf = 60 });

        Require<Applicant, ApplicantSchema, bool, BinaryMetrics>(model.Model, train);
    }

    [Fact]
    public void The_file_names_columns_and_codes()
    {
        var train = Applicant.Simulate(400);
        var fitted = Rows.FitOf(train);
        var model = LightGbm.Fit(Rows.Enrich(fitted, train), Rows.Options with { TargetStatistics = true });
        model.SaveLightGbmText(path);
        var lines = File.ReadAllLines(path);

        var names = lines.Single(line => line.StartsWith("feature_names=", StringComparison.Ordinal))["feature_names=".Length..].Split(' ');
        Assert.Equal(["Income", "Debt", "Age", "Savings", "Purpose", "Branch", "Hidden1[0]"], names[..7]);
        Assert.Equal("NetworkPrediction", names[^1]);
        var codes = JsonSerializer.Deserialize<string[][]>(lines[^1]["pandas_categorical:".Length..])!;
        Assert.Equal(2, codes.Length);
        Assert.Equal(["(unknown)", "(missing)"], codes[1][..2]);
        Assert.Equal([.. fitted.Vocabularies[1].Names], codes[1][2..]);

        using var native = new NativeLightGbm(path);
        Assert.Equal(names.Length, native.Columns);
        Assert.Equal("gbdt", JsonDocument.Parse(native.Parameters()).RootElement.GetProperty("boosting").GetString());
        Assert.True(native.SplitCounts().Sum() > 60);
    }

    [Fact]
    public void A_model_of_another_kind_is_refused_and_leaves_no_file()
    {
        var train = Applicant.Simulate(200);
        var fitted = Rows.FitOf(train);
        var model = RandomForest.Fit(Rows.Raw(fitted, train), new RandomForestOptions { Trees = 3 });

        var error = Assert.Throws<LaminaException>(() => model.Model.SaveLightGbmText(path));

        Assert.Contains("random forest", error.Message, StringComparison.Ordinal);
        Assert.Contains("LightGbm.Fit", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    private void Require<TRow, TSchema, TValue, TMetrics>(FittedModel<TValue, TMetrics> model, TRow[] rows, Func<int, float[]>? activations = null)
        where TSchema : struct, IRowSchema<TRow>
    {
        model.SaveLightGbmText(path);
        using var native = new NativeLightGbm(path);
        var layout = model.Layout;
        var trees = ((BoostedTrees)model.Scorer).Trees;
        var outputs = layout.Fitted.OutputCount;
        var matrix = new float[rows.Length * native.Columns];
        var (scores, predictions) = (new double[rows.Length * outputs], new float[rows.Length * outputs]);
        var scratch = model.RentScratch();
        for (var i = 0; i < rows.Length; i++)
        {
            FeatureReader.Read<TRow, TSchema>(in rows[i], i, layout.Fitted.Schema, scratch.Raw);
            var own = activations?.Invoke(i) ?? [];

            // The columns as the documentation says: nothing filled, whole codes, no statistics.
            var row = matrix.AsSpan(i * native.Columns, native.Columns);
            scratch.Raw.Numbers.CopyTo(row);
            for (var category = 0; category < layout.CategoryCount; category++)
                row[layout.NumberCount + category] = layout.Fitted.Vocabularies[category].IndexOf(scratch.Raw.Keys[category]);
            own.CopyTo(row[(layout.NumberCount + layout.CategoryCount)..]);

            model.Encode(scratch, 0, own);
            trees.Score(scratch.ValuesOf(0), scratch.CodesOf(0), scores.AsSpan(i * outputs, outputs));
            model.Score(scratch, 1);
            scratch.OutputsOf(0).CopyTo(predictions.AsSpan(i * outputs));
        }

        Assert.Equal(scores, native.Scores(matrix));
        var said = native.Predict(matrix);
        for (var i = 0; i < said.Length; i++)
            Assert.Equal(said[i], predictions[i], 1e-6 * Math.Max(1, Math.Abs(said[i])));
    }

    private static float[] ActivationsOf<TRow>(TRow row)
        where TRow : class, IRow<TRow> =>
        row.Activations.Values.ToArray();

    private static IEnumerable<Applicant> Strange(Applicant[] rows) => rows.Select((row, i) => (i % 6) switch
    {
        0 => row with { Branch = "B99", Purpose = (Purpose)7 },
        1 => row with { Debt = null, Branch = null },
        2 => row with { Income = 0, Age = -1 },
        3 => row with { Income = float.NaN, Debt = 0 },
        _ => row,
    });
}
