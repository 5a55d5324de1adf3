namespace Lamina;

/// <summary>Boosted trees over the rows of one type.</summary>
/// <typeparam name="TRow">The row type: an enriched type, or the raw rows of a fit.</typeparam>
/// <typeparam name="TValue">The label's type.</typeparam>
/// <typeparam name="TMetrics">What the task is measured by.</typeparam>
public sealed class BoostedModel<TRow, TValue, TMetrics> : TrainedModel<TRow, TValue, TMetrics>
    where TRow : class, IRow<TRow>
{
    private readonly IReadOnlyList<FeatureImportance> importance;

    internal BoostedModel(
        RowLayout layout, TreeEnsemble trees, double slope, Outcome<TValue, TMetrics> outcome, IReadOnlyList<FeatureImportance> importance)
        : base(new FittedModel<TValue, TMetrics>(layout, new BoostedTrees(layout, trees, slope), outcome))
    {
        Trees = trees;
        this.importance = importance;
    }

    /// <summary>How many trees there are.</summary>
    public int TreeCount => Trees.TreeCount;

    internal TreeEnsemble Trees { get; }

    /// <inheritdoc cref="FittedModel{TValue, TMetrics}.SaveLightGbmText"/>
    public void SaveLightGbmText(string path) => Model.SaveLightGbmText(path);

    /// <summary>
    /// What the trees lean on: each column that they split on, the one with the largest gain first. Gains say what helped
    /// in training, and favour columns with many values.
    /// </summary>
    public IReadOnlyList<FeatureImportance> FeatureImportance() => importance;
}
