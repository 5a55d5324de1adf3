using Lamina;

namespace Core.Tests.Prediction;

public sealed class PredictorTests
{
    private static readonly FittedNetwork Network = RandomNetwork.OfPassengers();
    private static readonly Passenger[] Rows = [.. Passenger.Simulate(150, seed: 9).Select(row => row with { Survived = null })];

    [Fact]
    public void It_scores_the_record_and_the_networks_prediction()
    {
        var predictor = new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted, activations: true));
        var enriched = new PassengerEnricher(Network).Enrich(Rows);

        for (var i = 0; i < Rows.Length; i++)
        {
            var score = SmallBooster.ScoreOf(Rows[i]) + (enriched[i].NetworkPrediction <= 0.5f ? -0.25 : 0.25);
            Assert.Equal(1 / (1 + Math.Exp(-0.5 * score)), predictor.Predict(Rows[i]).Probability, 1e-6);
        }
    }

    [Fact]
    public void One_by_one_and_together_it_says_the_same()
    {
        foreach (var activations in (bool[])[false, true])
        {
            var predictor = new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted, activations));

            Assert.Equal(Rows.Select(predictor.Predict), predictor.Predict(Rows));
        }
    }

    [Fact]
    public void Predicting_a_row_allocates_nothing()
    {
        var predictor = new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted, activations: true));
        Predict();   // the first rows make the buffers
        var before = GC.GetAllocatedBytesForCurrentThread();
        Predict();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Predict()
        {
            foreach (var row in Rows)
                predictor.Predict(row);
        }
    }

    [Fact]
    public void Predicting_a_row_with_target_statistics_allocates_nothing()
    {
        var predictor = new PassengerPredictor(Network, SmallBooster.CreateWithStatistic(Network.Fitted));
        predictor.Predict(Rows[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        predictor.Predict(Rows[0]);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Networks_and_booster_of_different_fits_are_refused()
    {
        var other = RandomNetwork.OfPassengers(rows: 61);

        Assert.Throws<FitMismatchException>(() => new PassengerPredictor(Network, SmallBooster.Create(other.Fitted)));
    }

    [Fact]
    public void A_booster_for_another_task_is_refused()
    {
        var layout = SmallBooster.Layout(Network.Fitted);

        Assert.Throws<FitMismatchException>(
            () => new FittedModel<float, RegressionMetrics>(layout, new BoostedTrees(layout, SmallBooster.Trees(layout), 1), Outcome.Regression()));
    }

    [Fact]
    public void Bad_rows_are_named()
    {
        var predictor = new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted));

        Assert.Equal(1, Assert.Throws<RowException>(() => predictor.Predict([Rows[0], Rows[1] with { Fare = double.PositiveInfinity }])).Row);
        Assert.Equal(1, Assert.Throws<RowException>(() => predictor.Predict([Rows[0], null!])).Row);
        Assert.Throws<RowException>(() => predictor.Predict((Passenger)null!));
    }
}
