using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace Lamina;

/// <summary>
/// Trains forests by ML.NET's FastForest, on one thread, and reads their trees. A class is learned as a number, 1 for its rows and
/// 0 for others, so that the mean of the trees is its share; splits by variance are then splits by the Gini impurity.
/// </summary>
internal static class ForestTraining
{
    private const int CheckedRows = 240;
    private const double Tolerance = 1e-5;

    public static Scorer Train(InputTable inputs, RandomForestOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var builder = new ForestBuilder(inputs.Encoder.Width, inputs.OutputCount);
        var scored = new List<IDataView>();
        for (var output = 0; output < inputs.OutputCount; output++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var wanted = output;
            var view = new InputView(inputs, FoldPlan.AllPositions(inputs.Count), cancellationToken);
            var context = new MLContext(options.Seed);
            var data = view.Numbers(context, target => inputs.Layout.Fitted.Classes is null ? target : (int)target == wanted ? 1 : 0);
            var model = context.Regression.Trainers.FastForest(Settings(inputs, options)).Fit(data);
            builder.Add(model.Model.TrainedTreeEnsemble, output);
            scored.Add(model.Transform(data));
        }

        var trees = builder.Build();
        for (var output = 0; output < scored.Count; output++)
            Check(scored[output], trees, inputs, output);
        ClassifierTraining.Report(logger, nameof(RandomForest), inputs);
        return new Forest(inputs.Layout, inputs.Encoder, trees, SharesOf(inputs));
    }

    /// <summary>The shares of the classes, or null for a number.</summary>
    public static ClassShares? SharesOf(InputTable inputs)
    {
        if (inputs.Task == TaskKind.Regression)
            return null;
        var shares = new double[inputs.OutputCount];
        var total = 0.0;
        for (var row = 0; row < inputs.Count; row++)
        {
            total += inputs.Rows.Weights[row];
            if (inputs.Layout.Fitted.Classes is not null)
                shares[(int)inputs.Rows.Targets[row]] += inputs.Rows.Weights[row];
            else if (inputs.Rows.Targets[row] > 0)
                shares[0] += inputs.Rows.Weights[row];
        }

        return new ClassShares(Array.ConvertAll(shares, share => (float)(share / total)));
    }

    private static FastForestRegressionTrainer.Options Settings(InputTable inputs, RandomForestOptions options)
    {
        var width = inputs.Encoder.Width;
        var share = options.FeatureShare ?? (inputs.Task == TaskKind.Regression ? 1.0 / 3 : Math.Sqrt(width) / width);
        return new FastForestRegressionTrainer.Options
        {
            FeatureColumnName = InputView.FeaturesColumn,
            LabelColumnName = InputView.LabelColumn,
            ExampleWeightColumnName = InputView.WeightColumn,
            NumberOfTrees = options.Trees,
            NumberOfLeaves = options.Leaves,
            MinimumExampleCountPerLeaf = options.MinimumRowsInLeaf,
            BaggingSize = 1,
            BaggingExampleFraction = options.RowShare,
            FeatureFractionPerSplit = Math.Min(1, Math.Max(share, 1.0 / width)),
            Seed = options.Seed,
            FeatureSelectionSeed = options.Seed,
            NumberOfThreads = 1,
        };
    }

    // ML.NET's own scores of training rows against those of the trees that were read.
    private static void Check(IDataView scored, TreeEnsemble trees, InputTable inputs, int output)
    {
        var scores = new double[inputs.OutputCount];
        var column = scored.Schema["Score"];
        using var cursor = scored.GetRowCursor([column]);
        var getter = cursor.GetGetter<float>(column);
        float expected = 0;
        for (var row = 0; row < Math.Min(CheckedRows, inputs.Count) && cursor.MoveNext(); row++)
        {
            getter(ref expected);
            trees.Score(inputs.Features[row], [], scores);
            if (Math.Abs(expected - scores[output]) > Tolerance * Math.Max(1, Math.Abs(expected)))
            {
                throw new LaminaException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The trees that were read score row {row} as {scores[output]:G9}, ML.NET as {expected:G9}. No model is returned. Use Microsoft.ML.FastTree 5.0.1; if it is that, please report this."));
            }
        }
    }
}
