using System.ComponentModel;
using TorchSharp;

namespace Lamina;

/// <summary>A generated batch, which the training loop slices without knowing its names.</summary>
/// <typeparam name="TSelf">The batch type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface ITensorBatch<TSelf>
    where TSelf : TensorBatch, ITensorBatch<TSelf>
{
    /// <summary>Makes a batch of tensors in the order of <see cref="TensorBatch"/>.</summary>
    static abstract TSelf Create(IReadOnlyList<torch.Tensor> tensors);
}
