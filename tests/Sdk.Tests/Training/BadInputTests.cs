using Lamina;

namespace Sdk.Tests.Training;

/// <summary>Rows and options that cannot be trained on, each with a sentence that says what to do; and those that only look so.</summary>
public class BadInputTests
{
    private static readonly Applicant[] Rows = Applicant.Simulate(120);

    [Fact]
    public void No_rows() => AssertRefused([], "There are no rows to fit Applicant on. Pass at least a few dozen labelled rows.");

    [Fact]
    public void One_row()
    {
        var error = Assert.Throws<RowException>(() => ApplicantTraining.Fit(Rows[..1]));
        Assert.Equal("There is one row to train on. Pass at least a few dozen labelled rows.", error.Message);
    }

    [Fact]
    public void Rows_that_weigh_nothing()
    {
        Flat[] flats = [.. Flat.Simulate(60).Select(flat => flat with { Weight = 0 })];
        var error = Assert.Throws<RowException>(() => FlatTraining.Fit(flats));
        Assert.Equal("The weights (Weight) of the 60 rows sum to nothing. Give rows a weight above 0.", error.Message);
    }

    [Fact]
    public void One_class_only() => AssertRefused(
        [.. Rows.Select(row => row with { Defaulted = false })],
        "All 120 rows have Defaulted = false: there is nothing to tell apart. Train on rows of at least two classes.");

    [Fact]
    public void An_all_missing_column_is_no_obstacle()
    {
        Applicant[] rows = [.. Rows.Select(row => row with { Debt = null, Branch = null })];
        var fit = ApplicantTraining.Fit(rows, Quick.Options);
        Assert.Contains(fit.Schema.Remarks, remark => remark.Contains("Debt has no value", StringComparison.Ordinal));
        Assert.True(float.IsFinite(fit.Enricher.Enrich(Rows[0]).NetworkPrediction));
    }

    [Fact]
    public void A_constant_column_is_no_obstacle()
    {
        Applicant[] rows = [.. Rows.Select(row => row with { Age = 40 })];
        var fit = ApplicantTraining.Fit(rows, Quick.Options);
        Assert.Contains(fit.Schema.Remarks, remark => remark.Contains("Age is 40 in all", StringComparison.Ordinal));
        Assert.True(float.IsFinite(fit.Enricher.Enrich(Rows[0]).NetworkPrediction));
    }

    [Fact]
    public void Infinity() => AssertRefused(
        [.. Rows, Rows[0] with { Income = float.PositiveInfinity }],
        "Row 120, column Income: the value is infinite. Use NaN or null where it is missing, or a finite number that fits a float.");

    [Fact]
    public void A_label_that_is_NaN()
    {
        Flat[] flats = [.. Flat.Simulate(60), Flat.Simulate(1)[0] with { Price = double.NaN }];
        var error = Assert.Throws<RowException>(() => FlatTraining.Fit(flats));
        Assert.Equal(
            "Row 60, column Price: the label is missing. Leave unlabelled rows out here; enriching and predicting take them.", error.Message);
    }

    [Fact]
    public void A_label_that_is_null() => AssertRefused(
        [.. Rows, Rows[0] with { Defaulted = null }],
        "Row 120, column Defaulted: the label is missing. Leave unlabelled rows out here; enriching and predicting take them.");

    [Fact]
    public void A_class_that_training_never_saw()
    {
        var fit = PlaceTraining.Fit(Place.Simulate(120), Quick.Options);
        Place[] odd = [new Place(0, 0, "diagonal"), new Place(0, 0, "the moon")];
        var error = Assert.Throws<RowException>(() => fit.Network.Evaluate(odd));
        Assert.Equal((1L, "Region"), (error.Row!.Value, error.Column));
        Assert.Contains("\"the moon\" is not among the 3 classes", error.Message, StringComparison.Ordinal);

        // To enrich and to predict it is no matter.
        Assert.Equal(3, fit.Enricher.Enrich(odd[1]).NetworkPrediction.Length);
        Assert.Contains(fit.Network.Predict(odd[1]).Value, fit.Schema.Classes!.Names);
    }

    [Fact]
    public void More_categories_than_allowed()
    {
        var error = Assert.Throws<RowException>(() => KeyedTraining.Fit(
            Keyed.Simulate(50), Quick.Options with { Encoders = new EncoderOptions { MinimumCount = 1, MaximumCategories = 20 } }));
        Assert.Contains("Column Key has 50 different values", error.Message, StringComparison.Ordinal);
        Assert.Contains("Mark it [Id]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_weight()
    {
        var error = Assert.Throws<RowException>(() => FlatTraining.Fit([.. Flat.Simulate(60), Flat.Simulate(1)[0] with { Weight = -1 }]));
        Assert.Equal("Row 60, column Weight: the weight is -1. Weights must be finite and not negative.", error.Message);
    }

    [Fact]
    public void Too_few_groups()
    {
        var visits = Visit.Simulate(30).Select(visit => visit with { Patient = 7 }).ToArray();
        Assert.Contains("Patient", Assert.Throws<RowException>(() => VisitTraining.Fit(visits)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_name_the_option_and_the_range()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ApplicantTraining.Fit(Rows, new FitOptions { Folds = 1 }));
        Assert.Contains("FitOptions.Folds must be at least 2.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ApplicantTraining.Fit(Rows, new FitOptions { Epochs = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ApplicantTraining.Fit(Rows, new FitOptions { LearningRate = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ApplicantTraining.Fit(Rows, new FitOptions { ValidationShare = 0.9 }));
    }

    [Fact]
    public void A_hidden_size_of_zero_written_past_the_compiler()
    {
        var network = new NetworkDescriptor
        {
            Hidden = [8, 0],
            Activation = Activation.Relu,
            Normalization = Normalization.None,
            Dropout = 0,
            Extract = [1],
        };
        var error = Assert.Throws<ArgumentException>(() => new RowSchema("R", [Column.Number("X")], LabelColumn.Binary("Y"), network));
        Assert.Contains("hidden layer 2 is 0 wide", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_learning_rate_at_which_training_diverges()
    {
        var options = Quick.Options with { LearningRate = 1e30, Schedule = LearningRateSchedule.Constant, GradientClip = 1e30 };
        var error = Assert.Throws<TrainingDivergedException>(() => FlatTraining.Fit(Flat.Simulate(120), options));
        Assert.Contains("Lower FitOptions.LearningRate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_rows_that_leaves_one_over_for_the_last_batch()
    {
        var fit = FlatTraining.Fit(Flat.Simulate(180), Quick.Options with { BatchSize = 27 });
        Assert.All(fit.Rows, row => Assert.True(float.IsFinite(row.NetworkPrediction)));
    }

    private static void AssertRefused(Applicant[] rows, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<RowException>(() => ApplicantTraining.Fit(rows)).Message);
}
