using System.Globalization;

namespace Lamina;

/// <summary>
/// The networks and as many boosters on the raw columns, weighted by what they say of rows that they did not learn from: for each fold of the networks
/// a booster learns from the same rows as that fold's network. What is weighted for new rows are boosters of all rows.
/// </summary>
internal static class BlendArm
{
    // Finer steps would follow noise.
    private const int Steps = 20;

    public static FittedArm Fit(FoldWork work)
    {
        var network = NetworkArm.NetworkOf(work.Fitted.Schema);
        var weight = Weigh(work, OutOfFoldOf(work, Boost(work)));
        var trees = work.RawBoosters(0).WithActivations();
        return new FittedArm(
            new BlendScorer(trees.Layout, network, weight, weight < 1 ? trees.Scorer : null),
            trees.Layout,
            string.Create(CultureInfo.InvariantCulture, $"{weight:P0} network, {1 - weight:P0} {work.Options.ReferenceBoosters / 2} boosters of {work.Tuned(ColumnSet.Raw).Words}"),
            []);
    }

    /// <summary>A booster on the raw columns for each fold of the networks.</summary>
    public static IReadOnlyList<TrainedTrees> Boost(FoldWork work)
    {
        var tuned = work.Tuned(ColumnSet.Raw).Options;

        // A column of means would carry the held-out labels into the booster of their fold.
        var options = tuned with { TargetStatistics = false };
        int[][] learned = [.. work.CrossFit.Select(static fold => (int[])[.. fold.Training.Concat(fold.Validation).Order()])];
        return TableBoosting.FitParts(work.Raw.Training, learned, options, work.Logger, work.CancellationToken);
    }

    /// <summary>What the boosters say of the rows with learned columns, <c>[rows, outputs]</c>, each row by the booster that did not see it.</summary>
    public static float[] OutOfFoldOf(FoldWork work, IReadOnlyList<TrainedTrees> boosters)
    {
        var table = work.Enriched.Training;
        var outputs = work.Fitted.OutputCount;
        var all = RowArray.Create<float>(table.Count, outputs);
        for (var i = 0; i < boosters.Count; i++)
        {
            var held = Array.ConvertAll(work.CrossFit[i].HeldOut, row => Array.BinarySearch(work.Kept, row));
            var said = TableScorer.Score(boosters[i].Scorer, boosters[i].Layout, table.Copy(held));
            for (var row = 0; row < held.Length; row++)
                said.AsSpan(row * outputs, outputs).CopyTo(all.AsSpan(held[row] * outputs));
        }

        return all;
    }

    private static float Weigh(FoldWork work, float[] boosted)
    {
        var table = work.Enriched.Training;
        var networkSaid = TableScorer.Score(NetworkArm.Scorer(table.Layout), table.Layout, table);
        var mixed = new float[boosted.Length];
        var (best, least) = (0f, double.PositiveInfinity);
        for (var step = 0; step <= Steps; step++)
        {
            var weight = (float)step / Steps;
            for (var i = 0; i < mixed.Length; i++)
                mixed[i] = (weight * networkSaid[i]) + ((1 - weight) * boosted[i]);
            var loss = LossTable.Of(Truths.Predicted(mixed, table), work.Metric).Value();
            if (loss < least)
                (best, least) = (weight, loss);
        }

        return best;
    }
}
