using System.ComponentModel;
using TorchSharp;
using TorchSharp.Modules;

namespace Lamina;

/// <summary>
/// The numbers of a batch as a network takes them in: scaled, and beside them what the network learns about ranges of
/// them and about values that are frequent in their column. The latter's weights are named after the columns:
/// <c>numbers.Income.weight</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class NumberInput : torch.nn.Module<TensorBatch, torch.Tensor>
{
    private readonly (Embedding Embedding, int Tensor)[] embeddings;
    private readonly PiecewiseLinearEmbedding? piecewiseLinear;
    private readonly PeriodicEmbedding? periodic;

    /// <summary>Makes the input for fitted encoders.</summary>
    /// <param name="fitted">The encoders.</param>
    /// <param name="device">Where the embeddings live; the CPU by default.</param>
    /// <param name="network">The name of the network; empty where the record has one without a name.</param>
    public NumberInput(FittedSchema fitted, torch.Device? device = null, string network = "")
        : base(nameof(NumberInput))
    {
        ArgumentNullException.ThrowIfNull(fitted);
        Width = fitted.Schema.NumericWidth;
        var used = new List<(Embedding, int)>();
        for (var i = 0; i < fitted.Values.Count; i++)
        {
            var vocabulary = fitted.Values[i];
            if (!vocabulary.IsUsed)
                continue;
            var embedding = torch.nn.Embedding(vocabulary.Size, vocabulary.EmbeddingWidth, device: device);
            register_module(vocabulary.Column, embedding);
            used.Add((embedding, TensorBatch.FirstCategory + fitted.Schema.CategoryCount + i));
            Width += vocabulary.EmbeddingWidth;
        }

        embeddings = [.. used];
        var declared = fitted.Schema.Embeddings[fitted.Schema.IndexOfNetwork(network)];
        if (declared.PiecewiseLinear.Length > 0)
        {
            piecewiseLinear = new PiecewiseLinearEmbedding(declared, device);
            register_module(PiecewiseLinearKernel.Names.Module, piecewiseLinear);
        }

        if (declared.Periodic.Length > 0)
        {
            periodic = new PeriodicEmbedding(declared, device);
            register_module(PeriodicKernel.Names.Module, periodic);
        }

        Width += declared.Width;
    }

    /// <summary>How many inputs the numbers become.</summary>
    public int Width { get; }

    /// <summary>The numbers of a batch, <c>[rows, Width]</c>.</summary>
    /// <param name="input">The batch.</param>
    public override torch.Tensor forward(TensorBatch input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (Width == input.Numeric.shape[1])
            return input.Numeric;
        var parts = new List<torch.Tensor> { input.Numeric };
        foreach (var (embedding, tensor) in embeddings)
            parts.Add(embedding.call(input.Tensors[tensor]));
        if (piecewiseLinear is not null)
            parts.Add(piecewiseLinear.call(input.Numeric));
        if (periodic is not null)
            parts.Add(periodic.call(input.Numeric));
        return torch.cat(parts, 1);
    }
}
