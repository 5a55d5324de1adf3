using Lamina;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Sdk.Tests.Boosting;

public sealed class RowDataViewTests
{
    private static readonly Applicant[] Train = Applicant.Simulate(300);
    private static readonly FittedSchema Fitted = Rows.FitOf(Train);

    [Fact]
    public void Features_are_sparse_named_and_their_categories_marked()
    {
        var view = RowDataView.Of(Rows.Enrich(Fitted, Train));
        var column = view.Schema[RowDataView.FeaturesColumn];
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        VBuffer<int> ranges = default;
        column.Annotations.GetValue("CategoricalSlotRanges", ref ranges);

        // Income, Debt, Age, Savings; Purpose (unknown, missing, 3 values); Branch (unknown, missing, 4 values); 12 + 6 units, 1 output.
        Assert.Equal(4 + 5 + 6 + 19, ((VectorDataViewType)column.Type).Size);
        Assert.Equal([4, 8, 9, 14], ranges.DenseValues());
        var texts = names.DenseValues().Select(name => name.ToString()).ToArray();
        Assert.Equal("Income", texts[0]);
        Assert.Equal("Purpose=Car", texts[6]);
        Assert.Equal("NetworkPrediction", texts[^1]);

        using var cursor = view.GetRowCursor([column]);
        Assert.True(cursor.MoveNext());
        VBuffer<float> features = default;
        cursor.GetGetter<VBuffer<float>>(column)(ref features);
        Assert.Equal(4 + 2 + 19, features.GetValues().Length);
        var dense = features.DenseValues().ToArray();
        Assert.Equal(Train[0].Income, dense[0]);
        Assert.Equal(1, dense[6 + (int)Train[0].Purpose]);
        Assert.Equal(2, dense[4..15].Sum());
    }

    [Fact]
    public void Labels_have_the_tasks_type()
    {
        var plants = Plant.Simulate(60);
        var plant = RowDataView.Of(Rows.Raw<Plant, PlantSchema, MultiClass<string>>(RowEncoder.Fit<Plant, PlantSchema>(plants), plants, default));
        var sales = Sale.Simulate(60);
        var sale = RowDataView.Of(Rows.Raw<Sale, SaleSchema, Regression>(RowEncoder.Fit<Sale, SaleSchema>(sales), sales, default));

        Assert.Equal(BooleanDataViewType.Instance, RowDataView.Of(Rows.Raw(Fitted, Train)).Schema["Label"].Type);
        Assert.Equal(3u, ((KeyDataViewType)plant.Schema["Label"].Type).Count);
        Assert.Equal(NumberDataViewType.Single, sale.Schema["Label"].Type);
        Assert.Equal(sales.Select(row => (float)row.Price), sale.GetColumn<float>("Label"));
        Assert.Equal(sales.Select(row => (float)row.Weight), sale.GetColumn<float>("Weight"));

        string[] kinds = ["bush", "grass", "tree"];   // keys count from 1, in the order of the fit's classes
        Assert.Equal(plants.Select(row => (uint)Array.IndexOf(kinds, row.Kind) + 1), plant.GetColumn<uint>("Label"));
        VBuffer<ReadOnlyMemory<char>> names = default;
        plant.Schema["Label"].GetKeyValues(ref names);
        Assert.Equal(kinds, names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void Groups_are_keys()
    {
        var visits = Visit.Simulate(50);
        var view = RowDataView.Of(Rows.Raw<Visit, VisitSchema, Binary>(RowEncoder.Fit<Visit, VisitSchema>(visits), visits, default));
        var keys = view.GetColumn<uint>("GroupId").ToArray();

        for (var i = 0; i < visits.Length; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.Equal(visits[i].Patient == visits[j].Patient, keys[i] == keys[j]);
        }
    }

    [Fact]
    public void Unlabelled_rows_have_no_label_column_and_half_labelled_ones_are_refused()
    {
        Applicant[] unlabelled = [.. Train.Select(row => row with { Defaulted = null })];

        Assert.Null(RowDataView.Of(Rows.Raw(Fitted, unlabelled)).Schema.GetColumnOrNull("Label"));
        Assert.Equal(3, Assert.Throws<RowException>(() => RowDataView.Of(Rows.Raw(Fitted, [.. Train[..3], unlabelled[0]]))).Row);
    }

    [Fact]
    public void Any_other_trainer_of_ML_NET_takes_it()
    {
        var context = new MLContext(1);
        var complete = Train.Select(row => row with { Debt = row.Debt ?? 1000 }).ToArray();
        var fitted = Rows.FitOf(complete);
        var view = RowDataView.Of(Rows.Raw(fitted, complete));
        var pipeline = context.Transforms.NormalizeMinMax("Features")
            .Append(context.BinaryClassification.Trainers.SdcaLogisticRegression());

        var test = view.With(Rows.Raw(fitted, Applicant.Simulate(300, seed: 2).Select(row => row with { Debt = row.Debt ?? 1000 }).ToArray()));
        var metrics = context.BinaryClassification.Evaluate(pipeline.Fit(view).Transform(test));

        Assert.True(metrics.AreaUnderRocCurve > 0.7);
    }

    [Fact]
    public void A_view_can_be_read_twice_and_only_what_was_asked_for()
    {
        var view = RowDataView.Of(Rows.Raw(Fitted, Train));

        Assert.Equal(view.GetColumn<bool>("Label"), view.GetColumn<bool>("Label"));
        Assert.Equal(300, view.GetRowCount());
        using var cursor = view.GetRowCursor([view.Schema["Label"]]);
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(view.Schema["Weight"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(view.Schema["Label"]));
    }

    [Fact]
    public void Our_metrics_are_those_of_ML_NETs_evaluators()
    {
        var context = new MLContext(1);
        var test = Rows.Raw(Fitted, Applicant.Simulate(400, seed: 2));
        var model = LightGbm.Fit(Rows.Raw(Fitted, Train), Rows.Options);
        var ours = model.Evaluate(test);
        var scored = context.Data.LoadFromEnumerable(test.Zip(model.Predict(test), (row, prediction) => new Scored
        {
            Label = row.Original.Defaulted!.Value,
            Score = prediction.Probability - 0.5f,
            Probability = prediction.Probability,
            PredictedLabel = prediction.Value,
        }));

        var theirs = context.BinaryClassification.Evaluate(scored);

        Assert.Equal(theirs.AreaUnderRocCurve, ours.Auc, 1e-6);
        Assert.Equal(theirs.LogLoss * Math.Log(2), ours.LogLoss, 1e-6);   // ML.NET counts in bits
        Assert.Equal(theirs.Accuracy, ours.Accuracy, 1e-9);
        Assert.Equal(theirs.PositivePrecision, ours.Precision, 1e-9);
        Assert.Equal(theirs.PositiveRecall, ours.Recall, 1e-9);
        Assert.Equal(theirs.F1Score, ours.F1, 1e-9);
    }

    [Fact]
    public void Our_metrics_of_classes_and_numbers_are_those_of_ML_NETs_evaluators()
    {
        var context = new MLContext(1);
        var plants = Plant.Simulate(500);
        var rows = Rows.Raw<Plant, PlantSchema, MultiClass<string>>(RowEncoder.Fit<Plant, PlantSchema>(plants), plants, default);
        var view = RowDataView.Of(rows);
        var trainer = context.MulticlassClassification.Trainers.SdcaMaximumEntropy();
        var filled = context.Transforms.ReplaceMissingValues("Features").Append(trainer).Fit(view).Transform(view);
        var theirs = context.MulticlassClassification.Evaluate(filled);
        var outputs = filled.GetColumn<float[]>("Score").SelectMany(score => score).ToArray();
        var targets = view.GetColumn<uint>("Label").Select(key => (float)(key - 1)).ToArray();
        var ones = Enumerable.Repeat(1f, targets.Length).ToArray();

        var ours = Outcome.MultiClass<string>(view.Table.Layout.Fitted).Measure(outputs, 3, targets, ones);

        Assert.Equal(theirs.LogLoss, ours.LogLoss, 1e-5);
        Assert.Equal(theirs.MicroAccuracy, ours.Accuracy, 1e-9);
        Assert.Equal(theirs.MacroAccuracy, ours.BalancedAccuracy, 1e-9);

        var numbers = context.Data.LoadFromEnumerable(targets.Select((target, i) => new Estimated { Label = target, Score = outputs[i] }));
        var regression = context.Regression.Evaluate(numbers);
        var own = Outcome.Regression().Measure(outputs[..targets.Length], 1, targets, ones);
        Assert.Equal(regression.RootMeanSquaredError, own.Rmse, 1e-6);
        Assert.Equal(regression.MeanAbsoluteError, own.Mae, 1e-6);
        Assert.Equal(regression.RSquared, own.RSquared, 1e-6);
    }

    private sealed class Scored
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class Estimated
    {
        public float Label { get; set; }

        public float Score { get; set; }
    }
}
