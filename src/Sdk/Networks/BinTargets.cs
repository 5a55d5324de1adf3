namespace Lamina;

/// <summary>What bins are cut by: the label as numbers, one for each class where there are several.</summary>
/// <param name="Values"><c>[rows, Count]</c>: a number, 0 or 1, or the position of a class.</param>
/// <param name="ClassCount">How many classes, or 0 where the values are numbers.</param>
/// <param name="Count">How many targets a row has.</param>
internal sealed record BinTargets(float[] Values, int ClassCount, int Count = 1)
{
    /// <summary>The targets of a batch.</summary>
    public static BinTargets Of(TensorBatch batch, FittedSchema fitted)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        var label = batch.Label.to(TorchSharp.torch.ScalarType.Float32);
        if (fitted.Schema.Label.Task == TaskKind.Ranking)
            label = label.select(1, 0).contiguous();
        var values = NetworkState.ToArray(label);
        if (fitted.TargetCount == 1)
            return new BinTargets(values, fitted.Classes?.Count ?? 0);

        // Several numbers count alike, whatever their units.
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(values[i] / fitted.Targets[i % fitted.TargetCount].Scale);
        return new BinTargets(values, 0, fitted.TargetCount);
    }
}
