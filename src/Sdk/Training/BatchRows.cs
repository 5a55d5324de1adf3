using System.Numerics;
using static TorchSharp.torch;

namespace Lamina;

/// <summary>Rows out of a batch, as batches of their own.</summary>
internal static class BatchRows
{
    /// <summary>How many rows a step sees where nobody says: 32 to 512 by the number of rows.</summary>
    public static int AutomaticCount(int rows) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(rows / 100, 32, 512));

    /// <summary>The rows at some positions.</summary>
    public static TBatch Select<TBatch>(TBatch table, int[] rows)
        where TBatch : TensorBatch, ITensorBatch<TBatch>
    {
        using var index = tensor(Array.ConvertAll(rows, static row => (long)row), device: table.Label.device);
        return Reorder(table, index);
    }

    /// <summary>The rows at some positions, which stand in a tensor.</summary>
    public static TBatch Reorder<TBatch>(TBatch batch, Tensor index)
        where TBatch : TensorBatch, ITensorBatch<TBatch>
    {
        var tensors = new Tensor[batch.Tensors.Count];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = batch.Tensors[i].index_select(0, index);
        return TBatch.Create(tensors);
    }

    /// <summary>Rows that stand one behind the other.</summary>
    public static TBatch Slice<TBatch>(TBatch batch, long start, long count)
        where TBatch : TensorBatch, ITensorBatch<TBatch>
    {
        var tensors = new Tensor[batch.Tensors.Count];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = batch.Tensors[i].narrow(0, start, count);
        return TBatch.Create(tensors);
    }
}
