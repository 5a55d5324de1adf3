using Core.Tests.Encoding;
using Lamina;

namespace Core.Tests.Prediction;

/// <summary>Training rows enriched as if they were new, and rows that only look so.</summary>
public sealed class SeenRowsTests
{
    private static readonly Passenger[] Train = Passenger.Simulate(60);
    private static readonly Passenger[] Fresh = Passenger.Simulate(60, seed: 8);
    private static readonly FittedNetwork Network = RandomNetwork.OfPassengers(rows: 60);
    private static readonly PassengerEnricher Enricher = new(Network);
    private static readonly TrainedModel<EnrichedPassenger, bool, BinaryMetrics> Model = new(SmallBooster.Create(Network.Fitted, activations: true));

    [Fact]
    public void They_are_not_measured()
    {
        var error = Assert.Throws<FitMismatchException>(() => Model.Evaluate(Enricher.Enrich([.. Fresh[..9], .. Train])));
        Assert.Contains("60 of the 69 rows, the first of them row 9, equal rows that the networks were trained on", error.Message, StringComparison.Ordinal);
        Assert.Contains("Use the fit's Rows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_that_equal_training_rows_by_chance_are_measured() =>
        Assert.True(double.IsFinite(Model.Evaluate(Enricher.Enrich([.. Fresh, .. Train[..20]])).LogLoss));

    [Fact]
    public void Where_training_rows_equal_each_other_new_ones_may_equal_them_too()
    {
        // Two columns of few values: every row there can be is a training row.
        Toss[] tosses = [.. Enumerable.Range(0, 200).Select(i => new Toss(i % 4, i % 2))];
        var network = RandomNetwork.Create(RowEncoder.Fit<Toss, TossSchema>(tosses));
        var rows = new TossEnricher(network).Enrich(tosses[..50]);
        Assert.Equal(50, SeenRows.Refuse<EnrichedToss>(network.Fitted, rows));
    }

    [Fact]
    public void Out_of_fold_rows_are_meant_to_be_training_rows()
    {
        var block = ActivationBlock.Create(Network.Fitted, ActivationOrigin.OutOfFold, Train.Length);
        var rows = EnrichedRows.Create<EnrichedPassenger, Passenger>(Train, block);
        Assert.Equal(0, SeenRows.Refuse<EnrichedPassenger>(Network.Fitted, rows));
        Assert.True(double.IsFinite(Model.Evaluate(rows).LogLoss));
    }

    [Fact]
    public void Rows_of_two_makings_are_neither_measured_nor_predicted_together()
    {
        var block = ActivationBlock.Create(Network.Fitted, ActivationOrigin.OutOfFold, Train.Length);
        EnrichedPassenger[] mixed = [.. Enricher.Enrich(Fresh), .. EnrichedRows.Create<EnrichedPassenger, Passenger>(Train, block)];
        Assert.Contains("Row 60 is a training row", Assert.Throws<FitMismatchException>(() => Model.Evaluate(mixed)).Message, StringComparison.Ordinal);
        Assert.Throws<FitMismatchException>(() => Model.Predict(mixed));
        Assert.Empty(Model.Predict([]));
    }
}
