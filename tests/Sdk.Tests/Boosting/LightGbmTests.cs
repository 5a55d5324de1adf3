using Lamina;

namespace Sdk.Tests.Boosting;

public sealed class LightGbmTests
{
    private static readonly Applicant[] Train = Applicant.Simulate(800);
    private static readonly Applicant[] Test = Applicant.Simulate(800, seed: 2);
    private static readonly FittedSchema Fitted = Rows.FitOf(Train);

    [Fact]
    public void The_same_rows_and_seed_give_the_same_bits()
    {
        var rows = Rows.Enrich(Fitted, Train);
        var options = Rows.Options with { Trees = 200, EarlyStoppingRounds = 20, FeatureShare = 0.7, RowShare = 0.8, Seed = 3 };
        var first = LightGbm.Fit(rows, options).Trees;

        for (var i = 0; i < 5; i++)
        {
            var again = LightGbm.Fit(rows, options).Trees;
            Assert.Equal(first.Nodes.ToArray(), again.Nodes.ToArray());
            Assert.Equal(first.Leaves.ToArray(), again.Leaves.ToArray());
            Assert.Equal(first.Sets.ToArray(), again.Sets.ToArray());
        }
    }

    [Fact]
    public void Two_threads_give_the_same_bits_twice()
    {
        var rows = Rows.Enrich(Rows.FitOf(Applicant.Simulate(5_000)), Applicant.Simulate(5_000));
        var options = Rows.Options with { Trees = 100, Threads = 2, RowShare = 0.8, FeatureShare = 0.7 };
        var first = LightGbm.Fit(rows, options).Trees;

        for (var i = 0; i < 3; i++)
        {
            var again = LightGbm.Fit(rows, options).Trees;
            Assert.Equal(first.Nodes.ToArray(), again.Nodes.ToArray());
            Assert.Equal(first.Leaves.ToArray(), again.Leaves.ToArray());
        }
    }

    [Fact]
    public void A_column_without_any_value_is_no_obstacle()
    {
        Applicant[] empty = [.. Train.Select(row => row with { Debt = null, Branch = null })];
        var fitted = Rows.FitOf(empty);

        var model = LightGbm.Fit(Rows.Raw(fitted, empty), Rows.Options);

        Assert.DoesNotContain(model.FeatureImportance(), importance => importance.Column == "Debt");
        Assert.Equal(
            model.Predict(Rows.Raw(fitted, empty)[0]).Probability,
            model.Predict(Rows.Raw(fitted, [empty[0] with { Debt = 5, Branch = "new" }])[0]).Probability);
    }

    [Fact]
    public void The_number_of_threads_follows_the_size_of_the_table()
    {
        Assert.Equal(1, TreeTraining.AutomaticThreads(rows: 30_000, columns: 100));
        Assert.Equal(Environment.ProcessorCount, TreeTraining.AutomaticThreads(rows: 50_000, columns: 100));
        Assert.Equal(Environment.ProcessorCount, TreeTraining.AutomaticThreads(rows: int.MaxValue, columns: 1_000));
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        var rows = Rows.Raw(Fitted, Train);
        var options = Rows.Options with { RowShare = 0.5 };

        Assert.NotEqual(
            LightGbm.Fit(rows, options).Trees.Leaves.ToArray(),
            LightGbm.Fit(rows, options with { Seed = 1 }).Trees.Leaves.ToArray());
    }

    [Fact]
    public void It_stops_early_on_rows_of_its_own_and_trains_once_more_on_all()
    {
        var rows = Rows.Raw(Fitted, Train);
        var options = new LightGbmOptions { Threads = 1, LearningRate = 0.2, EarlyStoppingRounds = 10 };
        var all = LightGbm.Fit(rows, options);
        var part = LightGbm.Fit(rows, options with { RefitOnAllRows = false });

        Assert.InRange(all.TreeCount, 1, 200);
        Assert.Equal(part.TreeCount, all.TreeCount);
        Assert.NotEqual(part.Trees.Leaves.ToArray(), all.Trees.Leaves.ToArray());
    }

    [Fact]
    public void Validation_rows_decide_where_it_stops()
    {
        var rows = Rows.Raw(Fitted, Train);
        var options = new LightGbmOptions { Threads = 1, LearningRate = 0.2, EarlyStoppingRounds = 10 };

        // Labels turned around: the first tree is the least wrong.
        var contrary = Rows.Raw(Fitted, [.. Test.Select(row => row with { Defaulted = !row.Defaulted })]);
        Assert.Equal(1, LightGbm.Fit(rows, options, validation: contrary).TreeCount);
        Assert.True(LightGbm.Fit(rows, options, validation: rows).TreeCount > 50);
    }

    [Fact]
    public void It_learns_nearly_all_there_is_to_learn()
    {
        // The labels of rows with a debt are drawn with the log-odds 2 log(debt / income) + [holiday].
        Applicant[] known = [.. Test.Where(row => row.Debt is not null)];
        var best = AreaUnderCurve.Of(
            [.. known.Select(row => (2 * MathF.Log(row.Debt!.Value / row.Income)) + (row.Purpose == Purpose.Holiday ? 1 : 0))],
            [.. known.Select(row => row.Defaulted == true ? 1f : 0f)],
            [.. known.Select(_ => 1f)]);

        var metrics = LightGbm.Fit(Rows.Raw(Fitted, Train), new LightGbmOptions { Threads = 1 }).Evaluate(Rows.Raw(Fitted, known));

        Assert.InRange(metrics.Auc, best - 0.06, best + 0.02);
    }

    [Fact]
    public void Weights_count()
    {
        // Every second row is contradicted by a row that weighs nothing.
        var sales = Sale.Simulate(600);
        Sale[] rows = [.. sales, .. sales.Select(sale => sale with { Price = 0, Weight = 0 })];
        var fitted = RowEncoder.Fit<Sale, SaleSchema>(rows);

        var model = LightGbm.Fit(Rows.Raw<Sale, SaleSchema, Regression>(fitted, rows, default), Rows.Options with { Trees = 200 });

        Assert.True(model.Evaluate(Rows.Raw<Sale, SaleSchema, Regression>(fitted, sales, default)).RSquared > 0.9);
    }

    [Fact]
    public void A_group_is_never_on_both_sides_of_early_stopping()
    {
        // Each patient's visits all have that patient's coin: known patients can be remembered, new ones cannot.
        Visit[] visits = [.. Enumerable.Range(0, 1_000).Select(i => new Visit(i / 5, i / 5, new Random(i / 5).Next(2) == 0))];
        var fitted = RowEncoder.Fit<Visit, VisitSchema>(visits);
        var options = new LightGbmOptions { Threads = 1, MinimumRowsInLeaf = 1, MaximumBins = 1_000, EarlyStoppingRounds = 20, Leaves = 200 };

        var model = LightGbm.Fit(Rows.Raw<Visit, VisitSchema, Binary>(fitted, visits, default), options);

        Assert.InRange(model.TreeCount, 1, 20);
    }

    [Fact]
    public void Constant_columns_and_very_few_rows_still_give_a_model()
    {
        Applicant[] rows = [.. Applicant.Simulate(6).Select((row, i) => row with { Income = 1, Age = 30, Defaulted = i % 2 == 0 })];
        var fitted = Rows.FitOf(rows);

        var model = LightGbm.Fit(Rows.Raw(fitted, rows), new LightGbmOptions { Threads = 1 });
        var three = LightGbm.Fit(Rows.Raw(fitted, [.. rows, rows[0], rows[2]]), new LightGbmOptions { Threads = 1, EarlyStoppingRounds = 0 });

        Assert.Equal(0.5f, model.Predict(Rows.Raw(fitted, rows)[0]).Probability);
        Assert.Equal(5f / 8, three.Predict(Rows.Raw(fitted, rows)[0]).Probability, 1e-5f);
        Assert.Empty(model.FeatureImportance());
    }

    [Fact]
    public void Predicting_a_row_allocates_nothing()
    {
        var model = LightGbm.Fit(Rows.Enrich(Fitted, Train), Rows.Options);
        var rows = Rows.Enrich(Fitted, Test, ActivationOrigin.NewRows);
        Assert.Equal(0, Allocation.Of(Predict));

        void Predict()
        {
            foreach (var row in rows)
                model.Predict(row);
        }
    }

    [Fact]
    public void Lists_and_collection_expressions_pick_the_task_too()
    {
        var rows = Rows.Raw(Fitted, Train);
        List<RawRow<Applicant, ApplicantSchema, Binary>> list = [.. rows];

        Assert.Equal(
            LightGbm.Fit(rows, Rows.Options).Trees.Leaves.ToArray(),
            LightGbm.Fit(list, Rows.Options).Trees.Leaves.ToArray());
    }
}
