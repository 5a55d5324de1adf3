namespace Lamina;

/// <summary>What bins are cut by: the label as numbers, one for each class where there are several.</summary>
/// <param name="Values"><c>[rows]</c>: a number, 0 or 1, or the position of a class.</param>
/// <param name="ClassCount">How many classes, or 0 where the values are numbers.</param>
internal sealed record BinTargets(float[] Values, int ClassCount)
{
    /// <summary>The targets of a batch.</summary>
    public static BinTargets Of(TensorBatch batch, FittedSchema fitted)
    {
        using var label = batch.Label.to(TorchSharp.torch.ScalarType.Float32);
        return new BinTargets(NetworkState.ToArray(label), fitted.Classes?.Count ?? 0);
    }
}
