using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

/// <summary>Mixup and label smoothing: what is mixed, what the loss is, and that folds stay comparable.</summary>
public class MixupTests
{
    private static readonly Applicant[] Rows = Applicant.Simulate(60);
    private static readonly int[] All = [.. Enumerable.Range(0, 60)];

    /// <summary>The mean is 1/2, the variance 1 / (4 (2 alpha + 1)).</summary>
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(6)]
    public void Shares_have_the_moments_of_the_beta_distribution(double alpha)
    {
        var random = new SeededRandom(7);
        double sum = 0, squares = 0;
        const int Draws = 20_000;
        for (var i = 0; i < Draws; i++)
        {
            var share = BetaDistribution.Draw(alpha, ref random);
            Assert.InRange(share, 0, 1);
            sum += share;
            squares += (share - 0.5) * (share - 0.5);
        }

        Assert.Equal(0.5, sum / Draws, 0.015);
        Assert.Equal(1 / (4 * ((2 * alpha) + 1)), squares / Draws, 0.005);
    }

    [Fact]
    public void Numbers_are_mixed_with_the_next_row_and_categories_come_from_one_of_both()
    {
        using var scope = NewDisposeScope();
        using var batch = Batch();
        using var mixup = Draw(All);
        using var mixed = mixup.Features(batch, 0);
        using var labels = mixup.Labels(batch, 0);

        var weight = NetworkState.ToArray(labels.Weight);
        var numeric = (Own: NetworkState.ToArray(batch.Numeric), Mixed: NetworkState.ToArray(mixed.Numeric));
        var indicators = (Own: NetworkState.ToArray(batch.Indicators), Mixed: NetworkState.ToArray(mixed.Indicators));
        var (own, taken) = (batch.Branch.data<long>().ToArray(), mixed.Branch.data<long>().ToArray());
        var kept = 0;
        for (var row = 0; row < 60; row++)
        {
            var (next, share) = ((row + 1) % 60, weight[row]);
            Assert.Equal(1, share + weight[60 + row], 1e-6);
            for (var i = 0; i < 4; i++)
                Assert.Equal((share * numeric.Own[(4 * row) + i]) + ((1 - share) * numeric.Own[(4 * next) + i]), numeric.Mixed[(4 * row) + i], 1e-5);
            Assert.Equal((share * indicators.Own[row]) + ((1 - share) * indicators.Own[next]), indicators.Mixed[row], 1e-5);
            Assert.Contains(taken[row], new[] { own[row], own[next] });
            kept += taken[row] == own[row] ? 1 : 0;
        }

        Assert.InRange(kept, 25, 59);
        var label = batch.Label.data<float>().ToArray();
        Assert.Equal([.. label, .. label[1..], label[0]], labels.Label.data<float>().ToArray());
    }

    [Fact]
    public void A_row_has_the_same_share_whatever_the_rows_beside_it()
    {
        using var scope = NewDisposeScope();
        int[] some = [.. All.Where(row => row % 3 != 1)];
        Assert.Equal(Shares(All).Where((_, row) => row % 3 != 1), Shares(some));
        Assert.NotEqual(Shares(All), Shares(All, epoch: 2));
        Assert.Equal(Shares(All), Shares(All));

        float[] Shares(int[] rows, int epoch = 1)
        {
            using var mixup = Draw(rows, epoch);
            using var batch = ApplicantTensors.From([.. rows.Select(row => Rows[row])], RowEncoder.Fit<Applicant, ApplicantSchema>(Rows));
            using var labels = mixup.Labels(batch, 0);
            return NetworkState.ToArray(labels.Weight)[..rows.Length];
        }
    }

    /// <summary>Label 1, logit 0.3, smoothing 0.2: 0.9 log(1 + e^-0.3) + 0.1 log(1 + e^0.3) is 0.584355.</summary>
    [Fact]
    public void A_smoothed_yes_or_no_is_a_little_of_both()
    {
        using var scope = NewDisposeScope();
        var fitted = RowEncoder.Fit<Applicant, ApplicantSchema>(Rows);
        using var batch = ApplicantTensors.From([Rows[0] with { Defaulted = true }], fitted);
        Assert.Equal(0.584355, BatchLoss.Of(fitted, tensor(new[] { 0.3f }).reshape(1, 1), batch, 0.2).item<float>(), 1e-5);
        Assert.Equal(Math.Log(1 + Math.Exp(-0.3)), BatchLoss.Of(fitted, tensor(new[] { 0.3f }).reshape(1, 1), batch).item<float>(), 1e-5);
    }

    /// <summary>Three classes with logits 0, 1, 2, the label the first: a loss of 2.407606; an even guess has 1.407606.</summary>
    [Fact]
    public void A_smoothed_class_is_a_little_of_all()
    {
        using var scope = NewDisposeScope();
        var places = Place.Simulate(60);
        var fitted = RowEncoder.Fit<Place, PlaceSchema>(places);
        var first = fitted.Classes!.Names[0];
        using var batch = PlaceTensors.From([places.First(place => place.Region == first)], fitted);
        var loss = BatchLoss.Of(fitted, tensor(new[] { 0f, 1, 2 }).reshape(1, 3), batch, 0.3).item<float>();
        Assert.Equal((0.7 * 2.407606) + (0.3 * 1.407606), loss, 1e-5);
    }

    [Fact]
    public void Numbers_are_not_smoothed()
    {
        using var scope = NewDisposeScope();
        var flats = Flat.Simulate(40);
        var fitted = RowEncoder.Fit<Flat, FlatSchema>(flats);
        using var batch = FlatTensors.From(flats, fitted);
        var scores = linspace(-1, 1, 40).reshape(40, 1);
        Assert.Equal(BatchLoss.Of(fitted, scores, batch).item<float>(), BatchLoss.Of(fitted, scores, batch, 0.3).item<float>());
    }

    [Fact]
    public void A_fit_with_both_learns_is_deterministic_and_has_a_name_of_its_own()
    {
        var rows = Applicant.Simulate(800);
        var plain = Quick.Options with { Epochs = 12 };
        var options = plain with { Mixup = 0.3, LabelSmoothing = 0.1 };
        var fit = ApplicantTraining.Fit(rows, options);
        Assert.InRange(fit.Network.Evaluate(Applicant.Simulate(500, seed: 5)).Auc, 0.7, 1);
        Assert.Equal(fit.Rows[7].Hidden2, ApplicantTraining.Fit(rows, options).Rows[7].Hidden2);
        string[] names = [.. new[] { plain, plain with { Mixup = 0.3 }, plain with { Mixup = 0.2 }, plain with { LabelSmoothing = 0.1 } }
            .Select(choice => choice.Recipe())];
        Assert.Equal(4, names.Distinct().Count());
        Assert.Equal(plain.Recipe(), (plain with { Mixup = 0, LabelSmoothing = 0 }).Recipe());
    }

    [Fact]
    public void Classes_and_numbers_with_batch_normalisation_are_mixed_too()
    {
        Assert.All(FlatTraining.Fit(Flat.Simulate(150), Quick.Options with { Mixup = 1 }).Rows, row => Assert.True(float.IsFinite(row.NetworkPrediction)));
        Assert.All(PlaceTraining.Fit(Place.Simulate(150), Quick.Options with { Mixup = 1, LabelSmoothing = 0.2 }).Rows, row => Assert.Equal(1, row.NetworkPrediction.ToArray().Sum(), 1e-5));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Options_out_of_their_range_are_refused(double value)
    {
        Assert.Contains("FitOptions.Mixup must be 0 or above.", Refuse(new FitOptions { Mixup = value }), StringComparison.Ordinal);
        Assert.Contains("FitOptions.LabelSmoothing must be at least 0 and below 1.", Refuse(new FitOptions { LabelSmoothing = value }), StringComparison.Ordinal);
        Assert.Contains("LabelSmoothing", Refuse(new FitOptions { LabelSmoothing = 1 }), StringComparison.Ordinal);

        static string Refuse(FitOptions options) => Assert.Throws<ArgumentOutOfRangeException>(() => ApplicantTraining.Fit(Rows, options)).Message;
    }

    private static ApplicantTensors Batch() => ApplicantTensors.From(Rows, RowEncoder.Fit<Applicant, ApplicantSchema>(Rows));

    private static Mixup<ApplicantTensors> Draw(int[] rows, int epoch = 1)
    {
        NativeTorch.EnsureLoaded();
        return Mixup<ApplicantTensors>.Draw(rows, 1, 1, epoch, TensorBatch.FirstCategory + 6, arange(Held.Of(0), Held.Of(rows.Length), Held.Of(1)));
    }
}
