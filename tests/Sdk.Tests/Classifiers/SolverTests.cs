using Lamina;
using Microsoft.ML;
using Microsoft.ML.Data;
using Sdk.Tests.Boosting;

namespace Sdk.Tests.Classifiers;

/// <summary>What was fitted against ML.NET's own scores, optimality conditions and brute force.</summary>
public sealed class SolverTests
{
    private static readonly Plant[] Plants = Plant.Simulate(300);
    private static readonly FittedSchema OfPlants = RowEncoder.Fit<Plant, PlantSchema>(Plants);
    private static readonly Applicant[] Applicants = Applicant.Simulate(300);
    private static readonly FittedSchema OfApplicants = Rows.FitOf(Applicants);

    [Fact]
    public void Logistic_regression_gives_ML_NETs_probabilities()
    {
        var rows = Rows.Raw(OfApplicants, Applicants);
        var inputs = Inputs(rows);
        var view = new InputView(inputs, FoldPlan.AllPositions(inputs.Count), default);
        var expected = Column<float>(LogisticTraining.FitBinary(view, 0, 2).Transform(view.Flags(new MLContext(0))), "Probability");
        var predictions = LogisticRegression.Fit(rows, new() { L2 = 2 }).Predict(rows);

        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected[i], predictions[i].Probability, 1e-5f);
    }

    [Fact]
    public void Several_classes_give_ML_NETs_probabilities()
    {
        var rows = Rows.Raw<Plant, PlantSchema, MultiClass<string>>(OfPlants, Plants, default);
        var inputs = Inputs(rows);
        var view = new InputView(inputs, FoldPlan.AllPositions(inputs.Count), default);
        var expected = Column<VBuffer<float>>(LogisticTraining.FitMultiClass(view, 0, 2).Transform(view.Keys(new MLContext(0))), "Score");
        var predictions = LogisticRegression.Fit(rows, new() { L2 = 2 }).Predict(rows);

        for (var i = 0; i < expected.Count; i++)
        {
            var scores = expected[i].DenseValues().ToArray();
            for (var k = 0; k < scores.Length; k++)
                Assert.Equal(scores[k], predictions[i].Probabilities.Span[k], 1e-5f);
        }
    }

    [Fact]
    public void Logistic_regression_is_where_its_gradient_vanishes()
    {
        const double L2 = 2;
        var rows = Rows.Raw(OfApplicants, Applicants);
        var inputs = Inputs(rows);
        var scorer = (LinearScorer)LogisticRegression.Fit(rows, new() { L2 = L2 }).Model.Scorer;
        var gradient = scorer.Weights.Select(weight => L2 * weight).ToArray();
        for (var row = 0; row < inputs.Count; row++)
        {
            var score = (double)scorer.Biases[0];
            for (var i = 0; i < gradient.Length; i++)
                score += scorer.Weights[i] * (double)inputs.Features[row][i];
            var error = (1 / (1 + Math.Exp(-score))) - inputs.Rows.Targets[row];
            for (var i = 0; i < gradient.Length; i++)
                gradient[i] += error * inputs.Features[row][i];
        }

        Assert.All(gradient, value => Assert.InRange(value, -0.2, 0.2));    // each is a sum over 300 rows
    }

    [Fact]
    public void A_support_vector_machine_is_where_its_gradient_vanishes()
    {
        const double Penalty = 0.5;
        var inputs = Inputs(Rows.Raw(OfApplicants, Applicants));
        var model = new DualCoordinateDescent(inputs.Features, inputs.Rows, 1, default).Solve(FoldPlan.AllPositions(inputs.Count), Penalty);
        var gradient = (double[])[.. model.Weights, model.Biases[0]];
        for (var row = 0; row < inputs.Count; row++)
        {
            var sign = inputs.Rows.Targets[row] > 0 ? 1 : -1;
            var score = model.Biases[0];
            for (var i = 0; i < model.Weights.Length; i++)
                score += model.Weights[i] * inputs.Features[row][i];
            var slack = Math.Max(0, 1 - (sign * score));
            for (var i = 0; i < model.Weights.Length; i++)
                gradient[i] -= 2 * Penalty * slack * sign * inputs.Features[row][i];
            gradient[^1] -= 2 * Penalty * slack * sign;
        }

        Assert.All(gradient, value => Assert.InRange(value, -0.5, 0.5));
    }

    [Fact]
    public void Two_points_have_their_bisector_between_them()
    {
        // x = ±1 standardised, bias free by symmetry: minimise w²/2 + 2C (1 - w)², so w = 4C / (1 + 4C).
        var places = new Place[] { new(1, 0, "a"), new(3, 0, "b") };
        var fitted = RowEncoder.Fit<Place, PlaceSchema>(places);
        var inputs = Inputs(Rows.Raw<Place, PlaceSchema, MultiClass<string>>(fitted, places, default));
        var model = new DualCoordinateDescent(inputs.Features, inputs.Rows, 1, default).Solve([0, 1], 3);

        Assert.Equal(1, inputs.Encoder.Width);
        Assert.Equal(-12.0 / 13, model.Weights[0], 0.01);
        Assert.Equal(12.0 / 13, model.Weights[1], 0.01);
        Assert.All(model.Biases, bias => Assert.Equal(0, bias, 0.01));
    }

    [Fact]
    public void Fourier_features_approximate_the_kernel()
    {
        const double Gamma = 0.3;
        var map = FourierMap.Draw(3, 16_384, Gamma, seed: 2);
        float[] rows = [0.5f, -1, 2, 1, 0, 1.2f];
        var mapped = new float[2 * map.Stride];
        map.Apply(rows, 2, mapped);
        var product = 0.0;
        for (var i = 0; i < map.Width; i++)
            product += mapped[i] * (double)mapped[map.Stride + i];

        Assert.Equal(Math.Exp(-Gamma * (0.25 + 1 + 0.64)), product, 0.02);
    }

    [Fact]
    public void Neighbours_are_those_of_a_full_search()
    {
        const int Count = 7;
        var rows = Rows.Raw(OfApplicants, Applicants);
        var inputs = Inputs(rows);
        var predictions = NearestNeighbors.Fit(rows, new() { Neighbors = Count }).Predict(rows);
        var share = inputs.Rows.Targets.Average();
        for (var row = 0; row < inputs.Count; row++)
        {
            var votes = Enumerable.Range(0, inputs.Count)
                .OrderBy(other => inputs.Features[row].ToArray().Zip(inputs.Features[other].ToArray(), (a, b) => ((double)a - b) * ((double)a - b)).Sum())
                .Take(Count).Sum(other => inputs.Rows.Targets[other]);
            Assert.Equal((votes + share) / (Count + 1), predictions[row].Probability, 1e-5f);
        }
    }

    [Fact]
    public void A_tree_splits_where_the_Gini_impurity_falls_most()
    {
        var inputs = Inputs(Rows.Raw<Plant, PlantSchema, MultiClass<string>>(OfPlants, Plants, default));
        var width = inputs.Encoder.Width;
        var grower = new TreeGrower(InputBins.Fit(inputs.Features, inputs.Count), inputs.Rows.Targets, 3, width, minimumRows: 10);
        var random = new SeededRandom(1);
        grower.Grow(FoldPlan.AllPositions(inputs.Count), [.. Enumerable.Repeat(1.0, inputs.Count)], ref random);
        var trees = grower.Build();

        var best = double.PositiveInfinity;
        for (var input = 0; input < width; input++)
        {
            for (var row = 0; row < inputs.Count; row++)
                best = Math.Min(best, ImpurityOf(input, inputs.Features[row][input]));
        }

        var root = trees.Nodes[0];
        Assert.Equal(best, ImpurityOf(root.Feature, root.Threshold), 1e-9);

        // Grown to the end: each row falls into a leaf whose shares are those of the rows in it.
        var scores = new double[3];
        var summed = new double[3];
        for (var row = 0; row < inputs.Count; row++)
        {
            trees.Score(inputs.Features[row], [], scores);
            Assert.Equal(1, scores.Sum(), 1e-9);
            for (var k = 0; k < 3; k++)
                summed[k] += scores[k];
        }

        for (var k = 0; k < 3; k++)
            Assert.Equal(inputs.Rows.Targets.Count(target => (int)target == k), summed[k], 1e-6);

        double ImpurityOf(int input, float threshold)
        {
            var sides = new double[2, 4];
            for (var row = 0; row < inputs.Count; row++)
            {
                var side = inputs.Features[row][input] <= threshold ? 0 : 1;
                sides[side, (int)inputs.Rows.Targets[row]]++;
                sides[side, 3]++;
            }

            if (sides[0, 3] < 10 || sides[1, 3] < 10)
                return double.PositiveInfinity;
            var impurity = 0.0;
            for (var side = 0; side < 2; side++)
            {
                for (var k = 0; k < 3; k++)
                    impurity -= sides[side, k] * sides[side, k] / sides[side, 3];
            }

            return impurity;
        }
    }

    [Fact]
    public void Calibration_finds_the_probabilities_that_scores_were_drawn_from()
    {
        var random = new Random(1);
        var scores = Enumerable.Range(0, 20_000).Select(_ => (4 * random.NextDouble()) - 2).ToArray();
        var targets = Array.ConvertAll(scores, score => random.NextDouble() < 1 / (1 + Math.Exp(-((1.7 * score) - 0.4))) ? 1f : 0f);
        var calibration = Calibration.Fit(scores, targets, Array.ConvertAll(targets, _ => 1f));

        Assert.Equal(1.7, calibration.Slope, 0.08);
        Assert.Equal(-0.4, calibration.Offsets[0], 0.06);
    }

    private static InputTable Inputs<TRow>(TRow[] rows)
        where TRow : class, IRow<TRow>
    {
        var layout = RowDataView.OpenLayout(rows[0].Activations.Block, 100);
        return InputTable.Fit(TrainingTable.Read<TRow>(rows, layout, requireLabels: true), ColumnSet.All);
    }

    private static List<T> Column<T>(IDataView view, string name)
    {
        var column = view.Schema[name];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<T>(column);
        var values = new List<T>();
        while (cursor.MoveNext())
        {
            T value = default!;
            getter(ref value);
            values.Add(value);
        }

        return values;
    }
}
