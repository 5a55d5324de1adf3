using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>Trains random forests: each tree on rows drawn with replacement (Breiman 2001).</summary>
internal static class ForestTraining
{
    public static Scorer Train(InputTable inputs, RandomForestOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var width = inputs.Encoder.Width;
        var regression = inputs.Task == TaskKind.Regression;
        var share = options.FeatureShare ?? (regression ? 1.0 / 3 : Math.Sqrt(width) / width);
        var center = regression ? inputs.Rows.Targets.Average(static target => (double)target) : 0;
        var targets = Array.ConvertAll(inputs.Rows.Targets, target => (float)(target - center));
        var grower = new TreeGrower(
            InputBins.Fit(inputs.Features, inputs.Count),
            targets,
            inputs.OutputCount,
            Math.Max(1, (int)Math.Round(share * width)),
            options.MinimumRowsInLeaf ?? (regression ? 5 : 1));

        var candidates = Array.FindAll(FoldPlan.AllPositions(inputs.Count), row => inputs.Rows.Weights[row] > 0);
        var drawn = new double[inputs.Count];
        for (var tree = 0; tree < options.Trees; tree++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var random = new SeededRandom(SeededRandom.Scramble(unchecked((ulong)options.Seed)) + (ulong)tree);
            grower.Grow(Draw(candidates, inputs.Rows.Weights, options.RowShare, drawn, ref random), drawn, ref random);
        }

        ClassifierTraining.Report(logger, nameof(RandomForest), inputs);
        return new Forest(inputs.Encoder, grower.Build(), inputs.Shares(), (float)center);
    }

    // The rows that were drawn, each once; how often, times its own weight, is left in the weights.
    private static int[] Draw(int[] candidates, float[] weights, double share, double[] drawn, ref SeededRandom random)
    {
        Array.Clear(drawn);
        var count = Math.Max(1, (int)Math.Round(share * candidates.Length));
        for (var i = 0; i < count; i++)
        {
            var row = candidates[random.NextInt32(candidates.Length)];
            drawn[row] += weights[row];
        }

        return Array.FindAll(candidates, row => drawn[row] > 0);
    }
}
