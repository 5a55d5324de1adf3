namespace Lamina;

/// <summary>What happened in the rows of a table.</summary>
internal static class Truths
{
    public static Truth Of(TrainingTable table)
    {
        var fitted = table.Layout.Fitted;
        var scales = new float[fitted.TargetCount];
        for (var i = 0; i < scales.Length; i++)
            scales[i] = (float)fitted.Targets[i].Scale;
        int[]? groups = null;
        if (table.Task == TaskKind.Ranking)
        {
            var numbers = new GroupNumbers();
            groups = table.Groups is { } keys ? Array.ConvertAll(keys, numbers.Of) : FoldPlan.AllPositions(table.Count);
        }

        return new Truth(fitted.TargetCount, table.Targets, table.Weights, scales, groups);
    }

    /// <summary>Outputs beside what happened.</summary>
    public static Predictions Predicted(float[] outputs, TrainingTable table) =>
        new(table.Task, table.Layout.Fitted.OutputCount, outputs, Of(table));
}
