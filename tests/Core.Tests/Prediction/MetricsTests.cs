using System.Globalization;
using Lamina;

namespace Core.Tests.Prediction;

public sealed class MetricsTests
{
    private static readonly float[] Ones = [1, 1, 1, 1];

    [Fact]
    public void Binary_metrics_are_those_computed_by_hand()
    {
        // Sorted: 0.2 (false), 0.4 (true), 0.6 (false), 0.9 (true): of 4 pairs 3 are in order.
        var metrics = Outcome.Binary().Measure([0.9f, 0.6f, 0.4f, 0.2f], 1, [1, 0, 1, 0], Ones);

        Assert.Equal(4, metrics.RowCount);
        Assert.Equal(0.5, metrics.PositiveShare, 6);
        Assert.Equal(0.75, metrics.Auc, 6);
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.4) + Math.Log(0.4) + Math.Log(0.8)) / 4, metrics.LogLoss, 6);
        Assert.Equal((0.01 + 0.36 + 0.36 + 0.04) / 4, metrics.BrierScore, 6);
        Assert.Equal(0.5, metrics.Accuracy, 6);
        Assert.Equal(0.5, metrics.Precision, 6);
        Assert.Equal(0.5, metrics.Recall, 6);
        Assert.Equal(0.5, metrics.F1, 6);
        Assert.Equal("log-loss 0.5403, AUC 0.7500, accuracy 50.0 %", metrics.ToString());
    }

    [Fact]
    public void A_weight_of_two_counts_like_the_row_twice()
    {
        var weighted = Outcome.Binary().Measure([0.9f, 0.6f, 0.4f, 0.2f], 1, [1, 0, 1, 0], [1, 2, 1, 1]);
        var repeated = Outcome.Binary().Measure([0.9f, 0.6f, 0.6f, 0.4f, 0.2f], 1, [1, 0, 0, 1, 0], [1, 1, 1, 1, 1]);

        Assert.Equal(repeated with { RowCount = 4 }, weighted);
    }

    [Fact]
    public void Equal_scores_count_half_in_the_area_under_the_curve() =>
        Assert.Equal(0.5, Outcome.Binary().Measure([0.3f, 0.3f, 0.3f, 0.3f], 1, [1, 0, 0, 1], Ones).Auc);

    [Fact]
    public void What_cannot_be_measured_is_NaN_and_a_wrong_certainty_costs_a_finite_loss()
    {
        var metrics = Outcome.Binary().Measure([0, 0], 1, [1, 1], [1, 1]);

        Assert.Equal(double.NaN, metrics.Auc);
        Assert.Equal(double.NaN, metrics.Precision);
        Assert.Equal(0, metrics.Recall);
        Assert.Equal(-Math.Log(1.1920929e-7), metrics.LogLoss, 3);
    }

    [Fact]
    public void Regression_metrics_are_those_computed_by_hand()
    {
        // Errors 1, -2, 0, 3 against 10, 20, 0, 30; the mean label is 15, its squared deviations sum to 500.
        var metrics = Outcome.Regression().Measure([11, 18, 0, 33], 1, [10, 20, 0, 30], Ones);

        Assert.Equal(Math.Sqrt(14 / 4.0), metrics.Rmse, 6);
        Assert.Equal(1.5, metrics.Mae, 6);
        Assert.Equal(1 - (14 / 500.0), metrics.RSquared, 6);
        Assert.Equal(0.1, metrics.Mape, 6);
        Assert.Equal("RMSE 1.871, MAE 1.5, R² 0.9720", metrics.ToString());
    }

    [Fact]
    public void Regression_on_equal_labels_explains_no_variance()
    {
        var metrics = Outcome.Regression().Measure([1, -1], 1, [0, 0], [1, 1]);

        Assert.Equal(double.NaN, metrics.RSquared);
        Assert.Equal(double.NaN, metrics.Mape);
        Assert.Equal(1, metrics.Rmse, 6);
    }

    [Fact]
    public void Multi_class_metrics_are_those_computed_by_hand()
    {
        var fitted = PlanetFit.Create();
        var outcome = Outcome.MultiClass<string>(fitted);

        // Actual a, a, b, c; predicted a, b, b, b.
        var metrics = outcome.Measure(
            [0.7f, 0.2f, 0.1f, 0.3f, 0.6f, 0.1f, 0.2f, 0.5f, 0.3f, 0.1f, 0.5f, 0.4f], 3, [0, 0, 1, 2], Ones);

        Assert.Equal(-(Math.Log(0.7) + Math.Log(0.3) + Math.Log(0.5) + Math.Log(0.4)) / 4, metrics.LogLoss, 6);
        Assert.Equal(0.5, metrics.Accuracy, 6);
        Assert.Equal((0.5 + 1 + 0) / 3, metrics.BalancedAccuracy, 6);
        Assert.Equal(((2 / 3.0) + (2 / 4.0) + 0) / 3, metrics.MacroF1, 6);
        Assert.Equal(1, metrics.Confusion[0, 1]);
        Assert.Equal(1, metrics.Confusion[2, 1]);
        Assert.Equal(0, metrics.Confusion[1, 0]);
        Assert.Equal(["a", "b", "c"], metrics.Confusion.Classes);
        Assert.Equal(1 / 3.0, metrics.Classes[1].Precision, 6);
        Assert.Equal(double.NaN, metrics.Classes[2].Precision);
        Assert.Equal("log-loss 0.7925, accuracy 50.0 %, balanced accuracy 50.0 %", metrics.ToString());
    }

    [Fact]
    public void No_rows_and_no_weight_are_sentences()
    {
        Assert.Contains("no rows", Assert.Throws<RowException>(() => Outcome.Binary().Measure([], 1, [], [])).Message, StringComparison.Ordinal);
        Assert.Contains("weights", Assert.Throws<RowException>(() => Outcome.Binary().Measure([0.5f], 1, [1], [0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Outcome.Binary().Measure([0.5f, 0.5f], 1, [1], [1]));
    }

    [Fact]
    public void Metrics_print_with_the_invariant_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CommaCulture();
        try
        {
            Assert.Equal("RMSE 1.5, MAE 1.5, R² NaN", Outcome.Regression().Measure([1.5f], 1, [0], [1]).ToString());
            Assert.Equal("True (probability of true 0.750)", new Prediction<bool>(true, 0.75f).ToString());
            Assert.Equal("2.5", new Prediction<float>(2.5f).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static CultureInfo CommaCulture()
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            return culture;
        }
    }
}
