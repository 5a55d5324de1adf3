namespace Lamina;

/// <summary>
/// Early stopping of a ranking: how many trees order the validation rows best. ML.NET 5.0.1 cannot be asked: it keeps the
/// trees where the gain of a ranking is lowest, as if it were a loss.
/// </summary>
internal static class RankingStop
{
    /// <summary>The number of trees after which the order of the validation rows no longer gets better; at least 1.</summary>
    /// <param name="train">Trains so many trees on the training rows. The first trees are the same, however many follow.</param>
    /// <param name="table">The rows.</param>
    /// <param name="validation">Which of them are held back.</param>
    /// <param name="scales">What numbers were multiplied with for ML.NET.</param>
    /// <param name="options">The most trees, and after how many without a better order to stop.</param>
    public static int CountTrees(
        Func<int, List<SavedTree>> train, TrainingTable table, int[] validation, float[] scales, LightGbmOptions options)
    {
        for (var count = Math.Min(options.Trees, 2 * options.EarlyStoppingRounds); ; count = Math.Min(options.Trees, 2 * count))
        {
            var trees = train(count);
            var best = Best(trees, table, validation, scales);
            if (count == options.Trees || best + options.EarlyStoppingRounds <= count)
                return Math.Max(1, best);
        }
    }

    private static int Best(List<SavedTree> trees, TrainingTable table, int[] validation, float[] scales)
    {
        var targets = Array.ConvertAll(validation, row => table.Targets[row]);
        var weights = Array.ConvertAll(validation, row => table.Weights[row]);
        var groups = Array.ConvertAll(validation, row => table.Groups![row]);
        var scores = new double[validation.Length];
        var (best, highest) = (trees.Count, double.NegativeInfinity);
        var score = new double[1];
        for (var tree = 0; tree < trees.Count; tree++)
        {
            var builder = new TreeEnsembleBuilder(table.Layout, scales);
            builder.Add(trees[tree], 0);
            var single = builder.Build();
            for (var i = 0; i < scores.Length; i++)
            {
                single.Score(table.ValuesOf(validation[i]), table.CodesOf(validation[i]), score);
                scores[i] += score[0];
            }

            // NaN, where no validation row is relevant, beats nothing: all trees are kept.
            var gain = Outcome.Ranking().Measure(Array.ConvertAll(scores, value => (float)value), 1, targets, weights, groups).NdcgAt10;
            if (gain > highest)
                (best, highest) = (tree + 1, gain);
        }

        return best;
    }
}
