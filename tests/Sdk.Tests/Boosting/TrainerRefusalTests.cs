using Lamina;

namespace Sdk.Tests.Boosting;

public sealed class TrainerRefusalTests
{
    private static readonly Applicant[] Train = Applicant.Simulate(200);
    private static readonly FittedSchema Fitted = Rows.FitOf(Train);
    private static readonly FittedSchema Other = Rows.FitOf(Applicant.Simulate(200, seed: 3));

    [Fact]
    public void Rows_of_two_fits()
    {
        EnrichedApplicant[] mixed = [.. Rows.Enrich(Fitted, Train), .. Rows.Enrich(Other, Train)];

        var error = Assert.Throws<FitMismatchException>(() => LightGbm.Fit(mixed, Rows.Options));
        Assert.Contains("Row 200", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_of_fold_rows_among_new_ones()
    {
        EnrichedApplicant[] mixed =
            [.. Rows.Enrich(Fitted, Train), .. Rows.Enrich(Fitted, Applicant.Simulate(9, seed: 4), ActivationOrigin.NewRows)];

        Assert.Throws<FitMismatchException>(() => LightGbm.Fit(mixed, Rows.Options));
    }

    [Fact]
    public void Rows_enriched_by_networks_that_know_them()
    {
        var rows = Rows.Enrich(Fitted, Train, ActivationOrigin.InSample);
        var model = LightGbm.Fit(Rows.Enrich(Fitted, Train), Rows.Options);

        Assert.Contains("know", Assert.Throws<FitMismatchException>(() => LightGbm.Fit(rows, Rows.Options)).Message, StringComparison.Ordinal);
        Assert.Throws<FitMismatchException>(() => model.Evaluate(rows));
        Assert.Throws<FitMismatchException>(() => model.Predict(rows));
        Assert.Throws<FitMismatchException>(() => RowDataView.Of(rows));
    }

    [Fact]
    public void Training_rows_enriched_as_if_they_were_new()
    {
        var seen = Rows.Enrich(Fitted, Train, ActivationOrigin.NewRows);
        var unseen = Rows.Enrich(Fitted, Applicant.Simulate(200, seed: 5), ActivationOrigin.NewRows);

        var error = Assert.Throws<FitMismatchException>(() => LightGbm.Fit(seen, Rows.Options));
        Assert.Contains("200 of the 200 rows", error.Message, StringComparison.Ordinal);
        Assert.Throws<FitMismatchException>(() => LightGbm.Fit(Rows.Enrich(Fitted, Train), Rows.Options with { EarlyStoppingRounds = 5 }, validation: seen));
        Assert.NotNull(LightGbm.Fit(seen, Rows.Options with { AllowSeenRows = true }));
        Assert.NotNull(LightGbm.Fit(unseen, Rows.Options));
        Assert.Throws<FitMismatchException>(() => LightGbm.Fit(Rows.Enrich(Fitted, Train), Rows.Options).Evaluate(seen));
        Assert.Throws<FitMismatchException>(() => RowDataView.Of(seen));
        Assert.Throws<FitMismatchException>(() => RowDataView.Of(unseen).With(seen));
    }

    [Fact]
    public void A_few_new_rows_that_equal_training_rows_by_chance_are_taken_with_a_warning()
    {
        Applicant[] fresh = Applicant.Simulate(100, seed: 5);
        var rows = Rows.Enrich(Fitted, [.. fresh, Train[3]], ActivationOrigin.NewRows);
        var logger = new Lines();

        LightGbm.Fit(Rows.Enrich(Fitted, Train), Rows.Options with { EarlyStoppingRounds = 5 }, validation: rows, logger: logger);

        Assert.Single(logger.Written, line => line.StartsWith("Warning: 1 of the 101 rows were enriched as new ones", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_of_two_makings_are_not_measured_together()
    {
        var model = LightGbm.Fit(Rows.Enrich(Fitted, Train), Rows.Options);
        EnrichedApplicant[] mixed =
            [.. Rows.Enrich(Fitted, Train), .. Rows.Enrich(Fitted, Applicant.Simulate(9, seed: 4), ActivationOrigin.NewRows)];

        Assert.Contains("Row 200 is a new row", Assert.Throws<FitMismatchException>(() => model.Evaluate(mixed)).Message, StringComparison.Ordinal);
        Assert.Throws<FitMismatchException>(() => model.Predict(mixed));
        Assert.Throws<FitMismatchException>(() => RowDataView.Of(mixed));
    }

    [Fact]
    public void An_empty_list_of_validation_rows()
    {
        var rows = Rows.Raw(Fitted, Train);

        var error = Assert.Throws<RowException>(() => LightGbm.Fit(rows, validation: []));
        Assert.StartsWith("The list of validation rows is empty.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_group_of_which_no_part_can_be_held_back()
    {
        Visit[] visits = [.. Visit.Simulate(60).Select(visit => visit with { Patient = 7 })];
        var rows = Rows.Raw<Visit, VisitSchema, Binary>(RowEncoder.Fit<Visit, VisitSchema>(visits), visits, default);

        var error = Assert.Throws<RowException>(() => LightGbm.Fit(rows));
        Assert.Contains("Patient", error.Message, StringComparison.Ordinal);
        Assert.Contains("LightGbmOptions.EarlyStoppingRounds = 0", error.Message, StringComparison.Ordinal);
        Assert.NotNull(LightGbm.Fit(rows, Rows.Options));
    }

    [Fact]
    public void Rows_that_weigh_nothing()
    {
        Flat[] flats = [.. Flat.Simulate(60).Select(flat => flat with { Weight = 0 })];
        var rows = Rows.Raw<Flat, FlatSchema, Regression>(RowEncoder.Fit<Flat, FlatSchema>(flats), flats, default);

        Assert.Contains("(Weight) of the 60 rows", Assert.Throws<RowException>(() => LightGbm.Fit(rows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ranking_without_an_order_or_of_too_large_a_group()
    {
        var offers = Offer.Simulate(10);
        var fitted = RowEncoder.Fit<Offer, OfferSchema>(offers);
        Offer[] alike = [.. offers.Select(offer => offer with { Relevance = 2 })];
        Offer[] large = [.. Enumerable.Range(0, 10_001).Select(i => offers[i % offers.Length] with { Customer = 7 })];

        Assert.Equal(
            "All 80 rows have the relevance Relevance = 2. There is no order to learn: pass rows of at least two relevances.",
            Assert.Throws<RowException>(() => LightGbm.Fit(Raw(alike), Rows.Options)).Message);
        Assert.StartsWith(
            "The group Customer = 7 has more than 10000 rows, which LightGBM does not rank.",
            Assert.Throws<RowException>(() => LightGbm.Fit(Raw(large), Rows.Options)).Message,
            StringComparison.Ordinal);

        RawRow<Offer, OfferSchema, Ranking>[] Raw(Offer[] rows) => Rows.Raw<Offer, OfferSchema, Ranking>(fitted, rows, default);
    }

    [Fact]
    public void Validation_rows_of_another_fit()
    {
        var validation = Rows.Enrich(Other, Train);

        Assert.Throws<FitMismatchException>(
            () => LightGbm.Fit(Rows.Enrich(Fitted, Train), Rows.Options with { EarlyStoppingRounds = 5 }, validation));
    }

    [Fact]
    public void A_model_refuses_rows_of_another_fit_and_rows_without_activations()
    {
        var model = LightGbm.Fit(Rows.Enrich(Fitted, Train), Rows.Options);
        var raw = new ActivationBlock(Fitted, ActivationOrigin.Raw, [], 0);
        var bare = EnrichedRows.Create<EnrichedApplicant, Applicant>(Train, raw);

        Assert.Throws<FitMismatchException>(() => model.Predict(Rows.Enrich(Other, Train)[0]));
        Assert.Throws<FitMismatchException>(() => model.Evaluate(Rows.Enrich(Other, Train)));
        Assert.Throws<FitMismatchException>(() => model.Predict(bare[0]));
        Assert.Throws<RowException>(() => model.Evaluate([]));
    }

    [Fact]
    public void An_unlabelled_row_is_named()
    {
        Applicant[] rows = [.. Train];
        rows[7] = rows[7] with { Defaulted = null };

        var error = Assert.Throws<RowException>(() => LightGbm.Fit(Rows.Raw(Fitted, rows), Rows.Options));
        Assert.Equal(7, error.Row);
        Assert.Equal("Defaulted", error.Column);
    }

    [Fact]
    public void A_class_that_the_fit_does_not_know_is_named()
    {
        var train = Plant.Simulate(100);
        var fitted = RowEncoder.Fit<Plant, PlantSchema>(train);
        var rows = Rows.Raw<Plant, PlantSchema, MultiClass<string>>(fitted, [.. train, train[0] with { Kind = "moss" }], default);

        Assert.Contains("moss", Assert.Throws<RowException>(() => LightGbm.Fit(rows, Rows.Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_no_rows_and_null_rows()
    {
        var one = Rows.Raw(Fitted, [.. Train.Select(row => row with { Defaulted = true })]);

        Assert.Contains("Defaulted = true", Assert.Throws<RowException>(() => LightGbm.Fit(one, Rows.Options)).Message, StringComparison.Ordinal);
        Assert.Throws<RowException>(() => LightGbm.Fit(Array.Empty<EnrichedApplicant>()));
        Assert.Throws<RowException>(() => LightGbm.Fit(new EnrichedApplicant[] { null! }));
        Assert.Throws<ArgumentNullException>(() => LightGbm.Fit((EnrichedApplicant[])null!));
    }

    [Fact]
    public void Options_out_of_their_range_are_named()
    {
        var rows = Rows.Raw(Fitted, Train);
        LightGbmOptions[] wrong =
        [
            new() { Trees = 0 }, new() { LearningRate = 0 }, new() { LearningRate = double.NaN }, new() { Leaves = 1 },
            new() { L2 = -1 }, new() { FeatureShare = 1.5 }, new() { ValidationShare = 0.6 }, new() { Threads = 0 }, new() { MaximumCategories = 0 },
        ];

        foreach (var options in wrong)
            Assert.Contains("LightGbmOptions.", Assert.Throws<ArgumentOutOfRangeException>(() => LightGbm.Fit(rows, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_training_leaves_nothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => LightGbm.Fit(Rows.Raw(Fitted, Train), Rows.Options, cancellationToken: source.Token));
    }
}
