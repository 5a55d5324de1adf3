using Lamina;

namespace Sdk.Tests.Training;

/// <summary>A record with two networks, beside records with one of them each.</summary>
public class SeveralNetworksTests
{
    private static readonly Call[] Rows = Call.Simulate(240);
    private static readonly CallFit Fit = CallTraining.Fit(Rows, Quick.Options);

    [Fact]
    public void A_network_learns_the_same_beside_another_as_alone()
    {
        var wide = WideCallTraining.Fit([.. Rows.Select(row => new WideCall(row.Minutes, row.Page, row.Bought))], Quick.Options);
        var deep = DeepCallTraining.Fit([.. Rows.Select(row => new DeepCall(row.Minutes, row.Page, row.Bought))], Quick.Options);

        for (var i = 0; i < Rows.Length; i++)
        {
            Assert.Equal(wide.Rows[i].Hidden1, Fit.Rows[i].Wide.Hidden1);
            Assert.Equal(wide.Rows[i].NetworkPrediction, Fit.Rows[i].Wide.NetworkPrediction);
            Assert.Equal(deep.Rows[i].Hidden1, Fit.Rows[i].Deep.Hidden1);
            Assert.Equal(deep.Rows[i].Hidden2, Fit.Rows[i].Deep.Hidden2);
            Assert.Equal(deep.Rows[i].NetworkPrediction, Fit.Rows[i].Deep.NetworkPrediction);
        }

        var fresh = Call.Simulate(40, seed: 2);
        Assert.Equal(
            wide.Network.Evaluate([.. fresh.Select(row => new WideCall(row.Minutes, row.Page, row.Bought))]).LogLoss,
            Fit.Wide.Evaluate(fresh).LogLoss);
        Assert.Equal(
            deep.Network.Predict(new DeepCall(3, Page.Offer, null)).Probability,
            Fit.Deep.Predict(new Call(3, Page.Offer, null)).Probability);
    }

    [Fact]
    public void A_booster_names_the_columns_after_their_network()
    {
        var model = LightGbm.Fit(Fit.Rows, new LightGbmOptions { Threads = 1, Trees = 20, MinimumRowsInLeaf = 5 });

        var names = model.Booster.Layout.SlotNames();
        Assert.Equal(
            ["Wide.Hidden1[0]", "Deep.Hidden1[0]", "Deep.Hidden1[7]", "Deep.Hidden2[3]", "Wide.NetworkPrediction", "Deep.NetworkPrediction"],
            names.Where(name => name is "Wide.Hidden1[0]" or "Deep.Hidden1[0]" or "Deep.Hidden1[7]" or "Deep.Hidden2[3]" || name.EndsWith("Prediction", StringComparison.Ordinal)));
        Assert.Equal(Fit.Schema.EnrichedWidth, names.Count(name => name.Contains('.', StringComparison.Ordinal)));
    }

    [Fact]
    public void A_saved_pipeline_enriches_and_predicts_alike()
    {
        var model = LightGbm.Fit(Fit.Rows, new LightGbmOptions { Threads = 1, Trees = 20, MinimumRowsInLeaf = 5 });
        var fresh = Call.Simulate(20, seed: 3);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.lamina");
        try
        {
            Fit.Enricher.With(model).Save(path);
            var predictor = CallPredictor.Load(path);
            var enricher = CallEnricher.Load(path);

            Assert.Equal(model.Predict(Fit.Enricher.Enrich(fresh)), predictor.Predict(fresh));
            Assert.Equal(Fit.Enricher.Enrich(fresh)[7].Deep.Hidden2, enricher.Enrich(fresh)[7].Deep.Hidden2);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Histories_and_progress_name_the_network()
    {
        var reports = new List<TrainingProgress>();
        var fit = CallTraining.Fit(Rows, Quick.Options with { Epochs = 1 }, new Direct(reports.Add));

        Assert.Equal(["Wide", "Wide", "Wide", "Deep", "Deep", "Deep"], fit.Histories.Select(history => history.Network));
        Assert.Equal(["Wide", "Deep", "Wide", "Deep", "Wide", "Deep"], reports.Select(report => report.Network));
        Assert.Equal([1, 1, 2, 2, 3, 3], reports.Select(report => report.Fold));
    }

    [Fact]
    public void An_enriched_row_shows_every_network_s_prediction() => Assert.Equal(
        FormattableString.Invariant($"Enriched {Fit.Rows[0].Original}, Wide {Fit.Rows[0].Wide.NetworkPrediction}, Deep {Fit.Rows[0].Deep.NetworkPrediction}"),
        Fit.Rows[0].ToString());

    private sealed class Direct(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}

public enum Page
{
    Home,
    Offer,
}

/// <summary>A record with two networks.</summary>
[Network("wide", Hidden = [12], Activation = Activation.Relu)]
[Network("deep", Hidden = [8, 4], Extract = [1, 2])]
public record Call([Feature] float Minutes, [Feature] Page Page, [Label] bool? Bought)
{
    public static Call[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var calls = new Call[count];
        for (var i = 0; i < count; i++)
        {
            var (minutes, page) = (10 * random.NextSingle(), (Page)random.Next(2));
            calls[i] = new Call(minutes, page, minutes > 4 && page == Page.Offer);
        }

        return calls;
    }
}

/// <summary>The first network of <see cref="Call"/> alone.</summary>
[Network(Hidden = [12], Activation = Activation.Relu)]
public record WideCall([Feature] float Minutes, [Feature] Page Page, [Label] bool? Bought);

/// <summary>The second network of <see cref="Call"/> alone.</summary>
[Network(Hidden = [8, 4], Extract = [1, 2])]
public record DeepCall([Feature] float Minutes, [Feature] Page Page, [Label] bool? Bought);
