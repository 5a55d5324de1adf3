using Lamina;

namespace Core.Tests.Prediction;

/// <summary>Predictions and metrics of several labels, against figures worked out by hand.</summary>
public sealed class SeveralLabelsTests
{
    private static readonly FittedSchema Flags = FitOf(LabelColumn.MultiLabel<Pair<bool>>(["A", "B"], static values => new(values[0] > 0, values[1] > 0)));
    private static readonly FittedSchema Numbers = FitOf(LabelColumn.MultiRegression<Pair<float>>(["A", "B"], static values => new(values[0], values[1])));

    [Fact]
    public void Each_flag_is_predicted_by_itself()
    {
        var prediction = Outcome.MultiLabel<Pair<bool>>(Flags).Decide([0.5f, 0.75f]);

        Assert.Equal(new Pair<bool>(false, true), prediction.Value);
        Assert.Equal([0.5f, 0.75f], prediction.Probabilities.ToArray());
        Assert.Equal(float.NaN, prediction.Probability);
        Assert.Equal("Pair { A = False, B = True }", prediction.ToString());
    }

    [Fact]
    public void Each_number_is_predicted_by_itself()
    {
        var prediction = Outcome.MultiRegression<Pair<float>>(Numbers).Decide([12.5f, -3]);

        Assert.Equal(new Pair<float>(12.5f, -3), prediction.Value);
        Assert.True(prediction.Probabilities.IsEmpty);
    }

    [Fact]
    public void Flags_are_measured_one_by_one_and_together()
    {
        // Three rows of weight 1, 1, 2. Wrong: B of the first (0.75 and false), A of the last (0.25 and true).
        float[] outputs = [0.75f, 0.75f, 0.25f, 0.25f, 0.25f, 0.75f];
        float[] targets = [1, 0, 0, 0, 1, 1];
        var metrics = Outcome.MultiLabel<Pair<bool>>(Flags).Measure(outputs, 2, targets, [1, 1, 2]);

        var (sure, unsure) = (-Math.Log(0.75), -Math.Log(0.25));
        Assert.Equal(3, metrics.RowCount);
        Assert.Equal(["A", "B"], metrics.Labels.Select(label => label.Name));
        Assert.Equal((sure + sure + (2 * unsure)) / 4, metrics.Labels[0].Metrics.LogLoss, 1e-7);
        Assert.Equal((unsure + sure + (2 * sure)) / 4, metrics.Labels[1].Metrics.LogLoss, 1e-7);
        Assert.Equal((metrics.Labels[0].Metrics.LogLoss + metrics.Labels[1].Metrics.LogLoss) / 2, metrics.LogLoss, 1e-12);
        Assert.Equal((1.0 + 2) / 8, metrics.HammingLoss, 1e-12);
        Assert.Equal(1.0 / 4, metrics.ExactMatch, 1e-12);

        // True and predicted: A of the first, B of the last (2): 3. Predicted: those and B of the first: 4. True: 1 and 2 + 2: 5.
        Assert.Equal(2 * 3.0 / (4 + 5), metrics.MicroF1, 1e-12);

        // A: of true weights 1 (0.75) and 2 (0.25) against false 0.25: (1 + 2 / 2) / 3. B: true 0.75 against false 0.75 and 0.25: 0.75.
        Assert.Equal(((2.0 / 3) + 0.75) / 2, metrics.MacroAuc, 1e-12);
        Assert.StartsWith("log-loss ", metrics.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_of_one_kind_has_no_area_and_does_not_spoil_the_mean()
    {
        var metrics = Outcome.MultiLabel<Pair<bool>>(Flags).Measure([0.75f, 0.5f, 0.25f, 0.5f], 2, [1, 0, 0, 0], [1, 1]);

        Assert.Equal(double.NaN, metrics.Labels[1].Metrics.Auc);
        Assert.Equal(1, metrics.MacroAuc);
    }

    [Fact]
    public void Numbers_are_measured_one_by_one_and_together()
    {
        float[] outputs = [1, 10, 2, 20, 3, 50];
        float[] targets = [1, 10, 2, 20, 4, 30];
        var metrics = Outcome.MultiRegression<Pair<float>>(Numbers).Measure(outputs, 2, targets, [1, 1, 1]);

        Assert.Equal(Math.Sqrt(1.0 / 3), metrics.Labels[0].Metrics.Rmse, 1e-12);
        Assert.Equal(Math.Sqrt(400.0 / 3), metrics.Labels[1].Metrics.Rmse, 1e-12);
        Assert.Equal(((1 - (1 / (14.0 / 3))) + (1 - (400.0 / 200))) / 2, metrics.MeanRSquared, 1e-12);
        Assert.Equal("mean R² -0.1071 (A RMSE 0.5774, B RMSE 11.55)", metrics.ToString());
    }

    [Fact]
    public void Outputs_and_targets_must_go_with_the_labels()
    {
        Assert.Throws<ArgumentException>(() => Outcome.MultiLabel<Pair<bool>>(Flags).Measure([0, 0], 2, [0], [1]));
        Assert.Throws<ArgumentException>(() => Outcome.MultiLabel<Pair<bool>>(Flags).Measure([0], 1, [0, 0], [1]));
        Assert.Throws<FitMismatchException>(() => Outcome.MultiLabel<Pair<float>>(Flags));
        Assert.Throws<FitMismatchException>(() => Outcome.MultiRegression<Pair<bool>>(Flags));
    }

    [Fact]
    public void Several_labels_are_at_least_two()
    {
        Assert.Throws<ArgumentException>(() => LabelColumn.MultiLabel<Pair<bool>>(["A"], static values => default));
        Assert.Throws<ArgumentException>(() => LabelColumn.MultiRegression<Pair<float>>([], static values => default));
        Assert.Throws<ArgumentException>(() => LabelColumn.Exclusive<int>(["A"], static key => 0));
    }

    [Theory]
    [InlineData(0, 1, 0, 1)]
    [InlineData(1, float.NaN, float.NaN, 0)]
    [InlineData(0, 0, 0, -1)]
    [InlineData(1, 0, 1, -2)]
    [InlineData(0, 2, 0, -3)]
    public void The_one_that_is_true_is_found(float a, float b, float c, long key) => Assert.Equal(key, ExclusiveLabels.Find([a, b, c]).Number);

    [Fact]
    public void Where_none_is_true_and_one_is_missing_the_label_is_missing() => Assert.True(ExclusiveLabels.Find([0, float.NaN]).IsMissing);

    private static FittedSchema FitOf(LabelColumn label) =>
        new("several", new RowSchema("Row", [Column.Number("X")], label, RandomNetwork.OfPassengers().Fitted.Schema.Networks[0]), [new NumberEncoder(0, 1, 0, false)], [], [ValueVocabulary.Of("X", [])], null, [TargetScale.None, TargetScale.None], 1);

    private readonly record struct Pair<T>(T A, T B);
}
