using Lamina;

namespace Core.Tests.Prediction;

/// <summary>
/// Two trees over passengers, written by hand: Age against 30 (missing goes left), then Sex in {Male}; and the network's
/// prediction against 0.5.
/// </summary>
internal static class SmallBooster
{
    public const int AgeNumber = 1;
    public const int SexCategory = 0;

    public static readonly TreeNode[] Nodes =
    [
        new(AgeNumber, 30, 1, 1, ~0),
        new(~SexCategory, 0, 0, ~1, ~2),
    ];

    public static readonly double[] Leaves = [-1, 2, 0.5];

    /// <summary>The set of codes {Male}.</summary>
    public static readonly uint[] Male = [1u << (Vocabulary.FirstValue + 1)];

    public static RowLayout Layout(FittedSchema fitted, bool activations = false, params TargetStatistic[] statistics)
    {
        var fills = new float[fitted.Schema.NumberCount];
        Array.Fill(fills, float.NaN);
        return new RowLayout(fitted, activations, fills, RowLayout.WidthsOf(fitted, 1_000), statistics);
    }

    /// <summary>A statistic of the column Sex: 0.25, 0.5, 0.75 and 1 for unknown, missing, female and male.</summary>
    public static TargetStatistic SexStatistic { get; } = new(SexCategory, 0, [0.25f, 0.5f, 0.75f, 1]);

    /// <summary>One tree: the statistic of Sex, behind the network's prediction, against 0.6.</summary>
    public static FittedModel<bool, BinaryMetrics> CreateWithStatistic(FittedSchema fitted)
    {
        var layout = Layout(fitted, activations: true, SexStatistic);
        var trees = new TreeEnsemble(layout, 1, [0], [0], [new TreeNode(layout.FirstStatistic, 0.6f, 0, ~0, ~1)], [-1, 1], []);
        return new FittedModel<bool, BinaryMetrics>(layout, new BoostedTrees(layout, trees, 0.5), Outcome.Binary());
    }

    public static TreeEnsemble Trees(RowLayout layout)
    {
        if (!layout.HasActivations)
            return new TreeEnsemble(layout, 1, [0], [0], Nodes, Leaves, Male);
        var prediction = new TreeNode(layout.ValueCount - 1, 0.5f, 0, ~3, ~4);
        return new TreeEnsemble(layout, 1, [0, 2], [0, 0], [.. Nodes, prediction], [.. Leaves, -0.25, 0.25], Male);
    }

    public static FittedModel<bool, BinaryMetrics> Create(FittedSchema fitted, bool activations = false)
    {
        var layout = Layout(fitted, activations);
        return new FittedModel<bool, BinaryMetrics>(layout, new BoostedTrees(layout, Trees(layout), 0.5), Outcome.Binary());
    }

    /// <summary>What the trees say of a passenger, without the network's part.</summary>
    public static double ScoreOf(Passenger passenger) =>
        passenger.Age is null or <= 30 ? passenger.Sex == Sex.Male ? 0.5 : 2 : -1;
}
