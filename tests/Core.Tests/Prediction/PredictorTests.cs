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

    [Theory]
    [InlineData(false, FoldAverage.Activations)]
    [InlineData(true, FoldAverage.Activations)]
    [InlineData(true, FoldAverage.Predictions)]
    public void One_by_one_and_together_it_says_the_same(bool activations, FoldAverage average)
    {
        var predictor = new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted, activations).With(average));

        Assert.Equal(Rows.Select(predictor.Predict), predictor.Predict(Rows));
        Assert.Equal(predictor.Predict(Rows[3]), predictor.Predict(in Rows[3]));

        var predictions = new Prediction<bool>[Rows.Length + 2];
        predictions[^1] = new Prediction<bool>(true, 7);
        predictor.Predict(Rows, predictions);
        Assert.Equal(predictor.Predict(Rows), predictions[..Rows.Length]);
        Assert.Equal(7, predictions[^1].Probability);
        Assert.Throws<ArgumentException>(() => predictor.Predict(Rows, new Prediction<bool>[Rows.Length - 1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Streams_say_the_same_in_order(int threads)
    {
        var predictor = new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted, activations: true).With(FoldAverage.Predictions));
        Passenger[] many = [.. Enumerable.Repeat(Rows, 40).SelectMany(rows => rows)];
        var expected = predictor.Predict(many);

        Assert.Equal(expected, predictor.Stream(many, threads));
        var given = new List<Prediction<bool>>();
        await foreach (var prediction in predictor.StreamAsync(many.ToAsyncEnumerable(), threads))
            given.Add(prediction);
        Assert.Equal(expected, given);

        many[5000] = many[5000] with { Fare = double.PositiveInfinity };
        Assert.Equal(5000, Assert.Throws<RowException>(() => predictor.Stream(many, threads).Count()).Row);
    }

    [Fact]
    public void The_mean_of_predictions_is_that_of_predictors_with_one_fold_each()
    {
        var model = SmallBooster.Create(Network.Fitted, activations: true);
        var folds = Network.Members.Select(member => new PassengerPredictor(new FittedNetwork(Network.Fitted, [member]), model).Predict(Rows)).ToArray();
        var averaged = new PassengerPredictor(Network, model.With(FoldAverage.Predictions)).Predict(Rows);

        Assert.Equal(2, folds.Length);
        Assert.Contains(Enumerable.Range(0, Rows.Length), row => folds[0][row].Probability != folds[1][row].Probability);
        for (var i = 0; i < Rows.Length; i++)
            Assert.Equal((folds[0][i].Probability + folds[1][i].Probability) / 2, averaged[i].Probability, 1e-6);
    }

    [Fact]
    public void A_model_of_raw_columns_has_nothing_to_average()
    {
        var model = SmallBooster.Create(Network.Fitted);

        Assert.Same(model, model.With(FoldAverage.Predictions));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.With((FoldAverage)7));
    }

    [Theory]
    [InlineData(FoldAverage.Activations)]
    [InlineData(FoldAverage.Predictions)]
    public void Predicting_a_row_allocates_nothing(FoldAverage average)
    {
        var predictor = new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted, activations: true).With(average));
        Assert.Equal(0, Allocation.Of(Predict));

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
        Assert.Equal(0, Allocation.Of(() => predictor.Predict(Rows[0])));
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
