using System.ComponentModel;
using TorchSharp;

namespace Lamina;

/// <summary>A generated network, as the training loop sees it.</summary>
/// <typeparam name="TSelf">The network type itself.</typeparam>
/// <typeparam name="TBatch">Its generated batch.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface INetwork<TSelf, TBatch>
    where TSelf : torch.nn.Module, INetwork<TSelf, TBatch>
{
    /// <summary>Makes a network for fitted encoders: its embeddings are as large as their vocabularies.</summary>
    static abstract TSelf Create(FittedSchema fitted, torch.Device? device);

    /// <summary>
    /// The network's raw scores for a batch, <c>[rows, outputs]</c> or, with members that share weights,
    /// <c>[rows, members, outputs]</c>: logits, or the scaled number.
    /// </summary>
    torch.Tensor Output(TBatch batch);
}
