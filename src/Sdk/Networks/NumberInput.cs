using System.ComponentModel;
using TorchSharp;
using TorchSharp.Modules;

namespace Lamina;

/// <summary>
/// The numbers of a batch as a network takes them in: scaled, and beside them a learned embedding of each value that
/// is frequent in its column. Its weights are named after the columns: <c>numbers.Income.weight</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class NumberInput : torch.nn.Module<TensorBatch, torch.Tensor>
{
    private readonly (Embedding Embedding, int Tensor)[] embeddings;

    /// <summary>Makes the input for fitted encoders.</summary>
    /// <param name="fitted">The encoders.</param>
    /// <param name="device">Where the embeddings live; the CPU by default.</param>
    public NumberInput(FittedSchema fitted, torch.Device? device = null)
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
    }

    /// <summary>How many inputs the numbers become.</summary>
    public int Width { get; }

    /// <summary>The numbers of a batch, <c>[rows, Width]</c>.</summary>
    /// <param name="input">The batch.</param>
    public override torch.Tensor forward(TensorBatch input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (embeddings.Length == 0)
            return input.Numeric;
        var parts = new torch.Tensor[1 + embeddings.Length];
        parts[0] = input.Numeric;
        for (var i = 0; i < embeddings.Length; i++)
            parts[1 + i] = embeddings[i].Embedding.call(input.Tensors[embeddings[i].Tensor]);
        return torch.cat(parts, 1);
    }
}
