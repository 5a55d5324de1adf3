using System.Globalization;

namespace Lamina;

/// <summary>
/// Random search over a booster's settings (Bergstra and Bengio 2012): each trial learns from one part of the training rows and is measured on
/// the rest, on which it also stops. The first trial has the settings that were asked for; the others are the same for every arm.
/// </summary>
internal static class BoosterTuning
{
    private static readonly int[] Leaves = [7, 15, 31, 63];
    private static readonly int[] MinimumRows = [5, 20, 60];
    private static readonly double[] FeatureShares = [0.4, 0.7, 1];
    private static readonly double[] RowShares = [0.7, 1];
    private static readonly double[] Penalties = [0.01, 1, 10];

    /// <summary>Tries settings, and keeps those with the least loss.</summary>
    public static TunedBooster Choose(FoldWork work, TrainingTable training, ColumnSet columns)
    {
        var start = work.Options.Booster with { Columns = columns, Seed = work.Seed };
        var parts = FoldPlan.TakePart(training.Traits(), FoldPlan.AllPositions(training.Count), work.Options.TrialShare, work.Seed);
        var test = training.Copy(parts.Test);
        TunedBooster? best = null;
        var least = double.PositiveInfinity;
        foreach (var options in Trials(start, work.Options.Trials, work.Seed, work.Fitted.Vocabularies.Count > 0))
        {
            work.CancellationToken.ThrowIfCancellationRequested();
            var trees = TableBoosting.Fit(training, parts.Train, parts.Test, options, work.Logger, work.CancellationToken);
            var loss = LossTable.Of(Truths.Predicted(TableScorer.Score(trees.Scorer, trees.Layout, test), test), work.Metric).Value();
            if (best is not null && !(loss < least))
                continue;
            least = loss;
            best = new TunedBooster(options with { Trees = trees.Rounds, EarlyStoppingRounds = 0 }, Describe(options, start, trees.Rounds));
        }

        return best!;
    }

    private static IEnumerable<LightGbmOptions> Trials(LightGbmOptions start, int count, int seed, bool hasCategories)
    {
        yield return start;
        var random = new SeededRandom(unchecked((ulong)seed) ^ 0x7472_6961_6c73);
        for (var trial = 1; trial < count; trial++)
        {
            yield return start with
            {
                Leaves = Pick(Leaves, ref random),
                MinimumRowsInLeaf = Pick(MinimumRows, ref random),
                FeatureShare = Pick(FeatureShares, ref random),
                RowShare = Pick(RowShares, ref random),
                L2 = Pick(Penalties, ref random),
                TargetStatistics = hasCategories && random.NextInt32(2) == 1,
            };
        }
    }

    private static T Pick<T>(T[] values, ref SeededRandom random) => values[random.NextInt32(values.Length)];

    private static string Describe(LightGbmOptions options, LightGbmOptions start, int rounds)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"{rounds} trees of {options.Leaves} leaves");
        if (options == start)
            return words;
        words += string.Create(
            CultureInfo.InvariantCulture,
            $", at least {options.MinimumRowsInLeaf} rows in a leaf, {options.FeatureShare:P0} of the columns, {options.RowShare:P0} of the rows, L2 {options.L2}");
        return options.TargetStatistics ? words + ", target statistics" : words;
    }
}
