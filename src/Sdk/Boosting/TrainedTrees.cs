namespace Lamina;

/// <summary>Boosted trees as they were trained.</summary>
/// <param name="Layout">The rows that they take.</param>
/// <param name="Scorer">What scores rows with them.</param>
/// <param name="Importance">What they lean on, the largest gain first.</param>
/// <param name="Rounds">How many trees there are for a score; of several scores, for that with the most.</param>
internal sealed record TrainedTrees(RowLayout Layout, BoostedTrees Scorer, IReadOnlyList<FeatureImportance> Importance, int Rounds)
{
    /// <summary>The mean of several: their scores are averaged, before a probability is made of them.</summary>
    /// <param name="trained">At least one; all of them take the same rows.</param>
    public static TrainedTrees Average(IReadOnlyList<TrainedTrees> trained)
    {
        var first = trained[0];
        var trees = TreeEnsemble.Average(first.Layout, [.. trained.Select(static one => one.Scorer.Trees)]);
        return new TrainedTrees(
            first.Layout, new BoostedTrees(first.Layout, trees, first.Scorer.Slope), FeatureImportance.Sum(trained.Select(static one => one.Importance)), trained.Max(static one => one.Rounds));
    }

    /// <summary>Trees on raw columns for rows that bring activations too, which no tree looks at.</summary>
    public TrainedTrees WithActivations()
    {
        var wide = new RowLayout(Layout.Fitted, hasActivations: true, [.. Layout.Fills], [.. Layout.Widths], [.. Layout.Statistics]);
        var trees = Scorer.Trees.Shift(wide, Layout.FirstStatistic, wide.FirstStatistic - Layout.FirstStatistic);
        return this with { Layout = wide, Scorer = new BoostedTrees(wide, trees, Scorer.Slope) };
    }
}
