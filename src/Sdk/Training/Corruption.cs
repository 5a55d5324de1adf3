using static TorchSharp.torch;

namespace Lamina;

/// <summary>
/// The noise that a denoising autoencoder learns to see through: cells that hold another row's value (swap noise), cells
/// that are hidden (masking), and normal noise on numbers. A cell is a whole column of a row: all numbers of a vector or a
/// time, with their indicator.
/// </summary>
internal sealed class Corruption(FittedSchema fitted, NetworkDescriptor descriptor)
{
    private readonly ColumnInputs[] columns = ColumnInputs.Of(fitted.Schema);

    /// <summary>Whether there is any noise.</summary>
    public bool IsNone => descriptor is { SwapNoise: 0, Masking: 0, GaussianNoise: 0 };

    /// <summary>The tensors of a batch with noise; those that no noise reaches are copies too. The label is as it was.</summary>
    public Tensor[] Of(TensorBatch batch)
    {
        using var noGradient = no_grad();
        var tensors = new Tensor[batch.Tensors.Count];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = batch.Tensors[i].clone();
        if (descriptor.SwapNoise > 0)
            Swap(batch, tensors);
        if (descriptor.Masking > 0)
            Mask(batch, tensors);
        if (descriptor.GaussianNoise > 0 && tensors[0].numel() > 0)
            tensors[0].add_(randn_like(tensors[0]), Held.Of(descriptor.GaussianNoise));
        return tensors;
    }

    private void Swap(TensorBatch batch, Tensor[] tensors)
    {
        var rows = batch.RowCount;
        var device = batch.Numeric.device;
        foreach (var column in columns)
        {
            using var scope = NewDisposeScope();
            var swapped = rand([rows], device: device) < Held.Of(descriptor.SwapNoise);
            var others = randint(rows, [rows], ScalarType.Int64, device: device);
            Replace(column, tensors, swapped, tensor => tensor.index_select(0, others));
        }
    }

    private void Mask(TensorBatch batch, Tensor[] tensors)
    {
        var rows = batch.RowCount;
        foreach (var column in columns)
        {
            using var scope = NewDisposeScope();
            var hidden = rand([rows], device: batch.Numeric.device) < Held.Of(descriptor.Masking);
            if (column.NumberCount > 0)
                tensors[0].narrow(1, column.FirstNumber, column.NumberCount).masked_fill_(hidden.unsqueeze(1), Held.Of(0));
            if (column.Indicator >= 0)
                tensors[1].narrow(1, column.Indicator, 1).masked_fill_(hidden.unsqueeze(1), Held.Of(1));
            if (column.Code >= 0)
                tensors[TensorBatch.FirstCategory + column.Code].masked_fill_(hidden, Held.Of(Vocabulary.Missing));
        }
    }

    private static void Replace(ColumnInputs column, Tensor[] tensors, Tensor where, Func<Tensor, Tensor> by)
    {
        if (column.NumberCount > 0)
            ReplacePart(tensors[0].narrow(1, column.FirstNumber, column.NumberCount), where.unsqueeze(1), by);
        if (column.Indicator >= 0)
            ReplacePart(tensors[1].narrow(1, column.Indicator, 1), where.unsqueeze(1), by);
        if (column.Code >= 0)
            ReplacePart(tensors[TensorBatch.FirstCategory + column.Code], where, by);
    }

    private static void ReplacePart(Tensor part, Tensor where, Func<Tensor, Tensor> by) =>
        part.copy_(TorchSharp.torch.where(where, by(part), part));
}
