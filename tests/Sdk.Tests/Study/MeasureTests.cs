using Lamina;

namespace Sdk.Tests.Study;

public class MeasureTests
{
    [Fact]
    public void Log_loss_is_that_of_the_outcome()
    {
        var predictions = Predict(TaskKind.Binary, 1, [0.8f, 0.4f, 0.5f], [1, 0, 1], [1, 1, 2]);
        var expected = -(Math.Log(0.8) + Math.Log(0.6) + (2 * Math.Log(0.5))) / 4;
        Assert.Equal(expected, LossTable.Of(predictions, StudyMetric.LogLoss).Value(), 6);
        Assert.Equal(expected, Outcome.Binary().Measure(predictions.Outputs, 1, predictions.Truth.Targets, predictions.Truth.Weights).LogLoss, 6);
    }

    [Fact]
    public void A_class_that_no_training_row_had_costs_what_an_impossible_one_costs()
    {
        var predictions = Predict(TaskKind.MultiClass, 2, [0.3f, 0.7f, 0.3f, 0.7f], [1, -1], [1, 1]);
        var losses = LossTable.Of(predictions, StudyMetric.LogLoss).Losses;
        Assert.Equal(-Math.Log(0.7), losses[0], 6);
        Assert.InRange(losses[1], 15, 17);
    }

    [Fact]
    public void Numbers_are_measured_in_three_ways()
    {
        var predictions = Predict(TaskKind.Regression, 1, [2, 5, 1], [4, 5, 0], [1, 1, 1]);
        Assert.Equal(Math.Sqrt(5.0 / 3), LossTable.Of(predictions, StudyMetric.Rmse).Value(), 9);
        Assert.Equal(1, LossTable.Of(predictions, StudyMetric.Mae).Value(), 9);

        // A label of 0 has no percentage.
        Assert.Equal(0.25, LossTable.Of(predictions, StudyMetric.Mape).Value(), 9);
    }

    [Fact]
    public void Several_numbers_count_by_their_deviations()
    {
        var truth = new Truth(2, [1, 10, 3, 30], [1, 1], [1, 10], null);
        var predictions = new Predictions(TaskKind.MultiRegression, 2, [2, 10, 3, 10], truth);

        // Squared errors in deviations: 1, 0, 0, 4.
        Assert.Equal(Math.Sqrt(5.0 / 4), LossTable.Of(predictions, StudyMetric.Rmse).Value(), 9);
    }

    [Fact]
    public void Rankings_are_measured_by_group()
    {
        var truth = new Truth(1, [1, 0, 0, 1], [1, 1, 1, 1], [1], [0, 0, 1, 1]);
        var table = LossTable.Of(new Predictions(TaskKind.Ranking, 1, [2, 1, 2, 1], truth), StudyMetric.NdcgLoss);

        // The first group is in order; in the second the relevant row comes second: 1 / log2(3).
        Assert.Equal([0, 2], table.Rows);
        Assert.Equal(0, table.Losses[0], 9);
        Assert.Equal(1 - (1 / Math.Log2(3)), table.Losses[1], 9);
    }

    [Fact]
    public void Calibration_compares_what_is_said_with_what_happens()
    {
        var bins = ArmMeasures.Calibration(Predict(TaskKind.Binary, 1, [0.12f, 0.18f, 0.95f], [0, 1, 1], [1, 1, 2]));
        Assert.Equal(2, bins.Count);
        Assert.Equal((0.15, 0.5, 2.0), (Math.Round(bins[0].Predicted, 6), bins[0].Observed, bins[0].Weight));
        Assert.Equal((0.95, 1.0, 2.0), (Math.Round(bins[1].Predicted, 6), bins[1].Observed, bins[1].Weight));
    }

    [Fact]
    public void A_measure_that_does_not_suit_the_task_is_refused()
    {
        Assert.Equal(StudyMetric.Rmse, LossTable.Resolve(StudyMetric.Default, TaskKind.Regression));
        Assert.Equal(StudyMetric.Mape, LossTable.Resolve(StudyMetric.Mape, TaskKind.Regression));
        var error = Assert.Throws<ArgumentException>(() => LossTable.Resolve(StudyMetric.Mape, TaskKind.Binary));
        Assert.Contains("Mape does not measure a Binary label. Use LogLoss", error.Message, StringComparison.Ordinal);
    }

    private static Predictions Predict(TaskKind task, int outputs, float[] said, float[] targets, float[] weights) =>
        new(task, outputs, said, new Truth(1, targets, weights, [1], null));
}
