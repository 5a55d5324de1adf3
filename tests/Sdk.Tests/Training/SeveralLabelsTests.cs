using System.Globalization;
using Lamina;

namespace Sdk.Tests.Training;

/// <summary>Several label members: one softmax where they exclude each other, else a score for each.</summary>
public class SeveralLabelsTests
{
    private static readonly LightGbmOptions Boosting = new() { Seed = 1, Trees = 20, EarlyStoppingRounds = 0, Threads = 1 };
    private static readonly LightGbmOptions Stopping = new() { Seed = 1, Trees = 60, EarlyStoppingRounds = 5, Threads = 1 };

    [Fact]
    public void Labels_that_exclude_each_other_are_learned_as_one_label_of_their_names()
    {
        var rows = Match.Simulate(300);
        EndedMatch[] ended = [.. rows.Select(row => new EndedMatch(row.Form, row.Odds, row.Lost ? MatchEnd.Lost : row.Won == true ? MatchEnd.Won : MatchEnd.Drawn))];
        var fit = MatchTraining.Fit(rows, Quick.Options);
        var expected = EndedMatchTraining.Fit(ended, Quick.Options);

        Assert.Equal(["Lost", "Drawn", "Won"], fit.Schema.Classes!.Names);
        for (var i = 0; i < rows.Length; i++)
            Assert.Equal(expected.Rows[i].NetworkPrediction.ToArray(), fit.Rows[i].NetworkPrediction.ToArray());
        var prediction = fit.Network.Predict(rows[0]);
        Assert.Equal((int)expected.Network.Predict(ended[0]).Value, (int)prediction.Value);
        Assert.Equal(MatchClass.Drawn, (MatchClass)1);
        Assert.Equal(expected.Network.Evaluate(ended).LogLoss, fit.Network.Evaluate(rows).LogLoss);

        var model = LightGbm.Fit(fit.Rows, Boosting);
        var expectedModel = LightGbm.Fit(expected.Rows, Boosting);
        Assert.Equal(
            expectedModel.Predict(expected.Enricher.Enrich(ended)).Select(one => one.Probability),
            model.Predict(fit.Enricher.Enrich(rows)).Select(one => one.Probability));
        Assert.Equal(3, LogisticRegression.Fit(fit.Rows).Predict(fit.Enricher.Enrich(rows[0])).Probabilities.Length);
    }

    [Fact]
    public void One_true_label_says_that_missing_ones_are_false() =>
        Assert.True(MatchTraining.Fit([.. Match.Simulate(100), new Match(0, 0, true, null, null)], Quick.Options).Schema.Classes!.Count == 3);

    [Theory]
    [InlineData(false, 0, false, "Row 40, column Lost, Drawn, Won: none of the labels is true. They exclude each other, so exactly one must be; correct the row, or leave it out.")]
    [InlineData(true, 0, true, "Row 40, column Lost, Drawn, Won: more than one of the labels is true. They exclude each other, so exactly one may be; correct the row, or declare [Label(LabelTask.MultiLabel)] on each.")]
    [InlineData(false, 2, false, "Row 40, column Lost, Drawn, Won: a label is neither 0 nor 1. Labels that exclude each other say yes or no; correct the row.")]
    [InlineData(false, null, false, "Row 40, column Lost, Drawn, Won: the label is missing. Leave unlabelled rows out here; enriching and predicting take them.")]
    public void Labels_that_contradict_each_other_are_refused(bool lost, int? drawn, bool won, string message)
    {
        Match[] rows = [.. Match.Simulate(40), new Match(0, 0, lost, drawn, won)];
        Assert.Equal(message, Assert.Throws<RowException>(() => MatchTraining.Fit(rows, Quick.Options)).Message);
    }

    [Fact]
    public void Each_flag_gets_the_booster_that_it_would_get_alone()
    {
        var rows = Machine.Simulate(400);
        RattlingMachine[] alone = [.. rows.Select(row => new RattlingMachine(row.Heat, row.Load, row.Maker, row.Rattles))];
        var fit = MachineTraining.Fit(rows, Quick.Options);
        var raw = RattlingMachineTraining.Fit(alone, Quick.Options).Raw(alone);

        var model = LightGbm.Fit(fit.Raw(rows), Boosting);
        var expected = LightGbm.Fit(raw, Boosting).Predict(raw);
        var actual = model.Predict(fit.Raw(rows));
        for (var i = 0; i < rows.Length; i++)
        {
            Assert.Equal(expected[i].Probability, actual[i].Probabilities.Span[1]);
            Assert.Equal(new MachineLabels(actual[i].Probabilities.Span[0] > 0.5f, expected[i].Value), actual[i].Value);
        }

        Assert.Equal("MachineLabels { Leaks = ", actual[0].ToString()[..24]);
        var metrics = model.Evaluate(fit.Raw(Machine.Simulate(400, seed: 2)));
        Assert.True(metrics.Labels[0].Metrics.Auc > 0.95 && metrics.Labels[1].Metrics.Auc > 0.9, metrics.ToString());
    }

    [Fact]
    public void Each_number_gets_the_booster_that_it_would_get_alone()
    {
        var rows = Cottage.Simulate(400);
        CoolCottage[] alone = [.. rows.Select(row => new CoolCottage(row.Area, row.Glass, row.Cooling))];
        var fit = CottageTraining.Fit(rows, Quick.Options);
        var raw = CoolCottageTraining.Fit(alone, Quick.Options).Raw(alone);

        var model = LightGbm.Fit(fit.Raw(rows), Boosting);
        var expected = LightGbm.Fit(raw, Boosting).Predict(raw);
        var actual = model.Predict(fit.Raw(rows));
        for (var i = 0; i < rows.Length; i++)
            Assert.Equal(expected[i].Value, actual[i].Value.Cooling);

        // The gains of both are summed in parts of each label's variance; the larger unit does not drown the other.
        var gains = model.FeatureImportance().Where(column => column.Column is "Area" or "Glass").Select(column => column.Share).ToList();
        Assert.Equal(2, gains.Count);
        Assert.All(gains, share => Assert.InRange(share, 0.2, 0.8));
    }

    [Fact]
    public void Networks_learn_all_flags_at_once_and_their_columns_carry_over_to_the_booster()
    {
        var test = Machine.Simulate(300, seed: 2);
        var fit = MachineTraining.Fit(Machine.Simulate(600), Quick.Options with { Epochs = 40 });

        var alone = fit.Network.Evaluate(test);
        Assert.All(alone.Labels, label => Assert.True(label.Metrics.Auc > 0.85, label.ToString()));
        Assert.Equal(2, fit.Rows[0].NetworkPrediction.Length);
        var model = LightGbm.Fit(fit.Rows, Stopping);
        Assert.Contains(model.FeatureImportance(), column => column.Column.StartsWith("NetworkPrediction[Leaks]", StringComparison.Ordinal));
        Assert.True(model.Evaluate(fit.Enricher.Enrich(test)).MacroAuc > 0.9);
        AssertSaved(test, model.Predict(fit.Enricher.Enrich(test)), path => fit.Enricher.With(model).Save(path), path => MachinePredictor.Load(path).Predict);
    }

    [Fact]
    public void Networks_learn_all_numbers_at_once_each_in_its_own_unit()
    {
        var test = Cottage.Simulate(300, seed: 2);
        var fit = CottageTraining.Fit(Cottage.Simulate(600), Quick.Options with { Epochs = 60 });

        var alone = fit.Network.Evaluate(test);
        Assert.All(alone.Labels, label => Assert.True(label.Metrics.RSquared > 0.8, label.ToString()));
        Assert.InRange(fit.Rows.Average(row => row.NetworkPrediction[1]), 1000, 2000);
        var model = LightGbm.Fit(fit.Rows, Stopping);
        Assert.True(model.Evaluate(fit.Enricher.Enrich(test)).MeanRSquared > 0.9);
        AssertSaved(test, model.Predict(fit.Enricher.Enrich(test)), path => fit.Enricher.With(model).Save(path), path => CottagePredictor.Load(path).Predict);

        var culture = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = commas;
        Assert.Equal("CottageLabels { Heating = 12.5, Cooling = 1000 }", new Prediction<CottageLabels>(new(12.5f, 1000)).ToString());
        CultureInfo.CurrentCulture = culture;
    }

    [Fact]
    public void Rows_that_lack_a_label_are_enriched_and_predicted_but_not_learned_from()
    {
        var rows = Machine.Simulate(100);
        var fit = MachineTraining.Fit(rows, Quick.Options);
        Assert.True(float.IsFinite(fit.Enricher.Enrich(rows[0] with { Leaks = null, Rattles = null }).NetworkPrediction[1]));

        var error = Assert.Throws<RowException>(() => MachineTraining.Fit([.. rows, rows[0] with { Rattles = null }], Quick.Options));
        Assert.Equal("Row 100, column Rattles: the label is missing. Leave unlabelled rows out here; enriching and predicting take them.", error.Message);
        error = Assert.Throws<RowException>(() => fit.Network.Evaluate([rows[0] with { Rattles = 3 }]));
        Assert.EndsWith("column Rattles: the label is 3. A label of which any may be true must be 0 or 1; correct the row, or give the label a type of its own.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_that_never_changes_is_named()
    {
        Machine[] rows = [.. Machine.Simulate(100).Select(row => row with { Rattles = 1 })];
        Assert.Contains("All 100 rows have Rattles = true", Assert.Throws<RowException>(() => MachineTraining.Fit(rows, Quick.Options)).Message, StringComparison.Ordinal);
        var fit = MachineTraining.Fit(Machine.Simulate(100), Quick.Options);
        var error = Assert.Throws<RowException>(() => LightGbm.Fit(fit.Raw(rows)));
        Assert.Equal("All 100 rows have the label Rattles = true. There is nothing to tell apart: pass rows of both kinds, or leave [Label] off that member.", error.Message);
    }

    [Fact]
    public void Flags_have_no_class_to_be_weighted_by()
    {
        var options = Quick.Options with { ClassWeights = ClassWeights.Balanced };
        Assert.Contains("no single class", Assert.Throws<RowException>(() => MachineTraining.Fit(Machine.Simulate(60), options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Smoothing_mixup_members_and_target_aware_bins_take_several_labels()
    {
        var rows = TidePost.Simulate(200);
        var fit = TidePostTraining.Fit(rows, Quick.Options with { Mixup = 0.2, Epochs = 30 });
        Assert.True(fit.Network.Evaluate(TidePost.Simulate(200, seed: 2)).MeanRSquared > 0.5);
        var options = Quick.Options with { LabelSmoothing = 0.1, Mixup = 0.2 };
        Assert.True(MachineTraining.Fit(Machine.Simulate(200), options).Network.Evaluate(Machine.Simulate(200, seed: 2)).MacroAuc > 0.6);
    }

    [Fact]
    public void Splits_keep_the_shares_of_every_combination()
    {
        var rows = Machine.Simulate(1000);
        var split = rows.Split(test: 0.2, seed: 3);
        foreach (var combination in rows.GroupBy(row => (row.Leaks, row.Rattles)))
            Assert.InRange(split.Test.Count(row => (row.Leaks, row.Rattles) == combination.Key), (0.2 * combination.Count()) - 1, (0.2 * combination.Count()) + 1);

        // Combinations that few rows have are dealt out by the seed too.
        Machine[] rare = [.. Machine.Simulate(9).Select((row, i) => row with { Leaks = i % 2 == 0, Rattles = i % 3 == 0 ? 1 : 0 })];
        Assert.True(Enumerable.Range(1, 10).Select(start => string.Join(' ', rare.Split(test: 0.3, seed: start).Test.Select(row => Array.IndexOf(rare, row)))).Distinct().Count() > 5);

        var cottages = Cottage.Simulate(1000);
        var means = cottages.Folds(5, seed: 3).Select(fold => fold.Test.Average(row => row.Heating)).ToList();
        Assert.True(means.Max() - means.Min() < 0.15, string.Join(' ', means));
    }

    private static void AssertSaved<TRow, TValue>(
        TRow[] rows, Prediction<TValue>[] expected, Action<string> save, Func<string, Func<IReadOnlyList<TRow>, Prediction<TValue>[]>> load)
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "labels.lamina");
        save(path);
        Assert.Equal(expected, load(path)(rows));
        folder.Delete(recursive: true);
    }
}

/// <summary>Two numbers, members with shared weights, bins that are cut where the labels change.</summary>
[Network(Hidden = [16], Members = 3, Embedding = NumberEmbedding.TargetAware)]
public record TidePost([Feature] float Depth, [Feature] float Tide, [Label] float Left, [Label] float Right)
{
    public static TidePost[] Simulate(int count, int seed = 1) =>
        [.. Cottage.Simulate(count, seed).Select(row => new TidePost(row.Area, row.Glass, row.Heating, (float)row.Cooling!))];
}
