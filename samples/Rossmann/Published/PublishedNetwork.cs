using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Rossmann;

/// <summary>
/// The network of Guo and Berkhahn 2016: an embedding for each column, two dense layers, and a sigmoid for the logarithm of
/// sales as a share of the largest.
/// </summary>
public sealed class PublishedNetwork : nn.Module<Tensor, Tensor>
{
    // What Keras calls "uniform", and its embeddings too, begins within this distance of 0.
    private const double InitialRange = 0.05;

    private readonly ModuleList<Embedding> embeddings = [];
    private readonly Linear first;
    private readonly Linear second;
    private readonly Linear last;

    /// <summary>Makes the network; its weights are drawn from libtorch's generator.</summary>
    /// <param name="sizes">How many codes each column has, <c>[7]</c>.</param>
    public PublishedNetwork(int[] sizes)
        : base(nameof(PublishedNetwork))
    {
        for (var column = 0; column < sizes.Length; column++)
            embeddings.Add(nn.Embedding(sizes[column], EmbeddingWidths[column]));
        first = nn.Linear(EmbeddedWidth, 1000);
        second = nn.Linear(1000, 500);
        last = nn.Linear(500, 1);
        RegisterComponents();
        foreach (var (name, parameter) in named_parameters())
        {
            if (name.EndsWith("bias", StringComparison.Ordinal))
                nn.init.zeros_(parameter);
            else
                nn.init.uniform_(parameter, -InitialRange, InitialRange);
        }
    }

    /// <summary>How wide the embedding of each column is: store, day of week, promo, year, month, day, state.</summary>
    public static int[] EmbeddingWidths { get; } = [10, 6, 1, 2, 6, 10, 6];

    /// <summary>How wide all of them are together.</summary>
    public const int EmbeddedWidth = 41;

    /// <summary>From codes, <c>[rows, 7]</c> int64, to the share of the largest logarithm, <c>[rows]</c>.</summary>
    public override Tensor forward(Tensor codes)
    {
        var hidden = nn.functional.relu(first.call(Embed(codes)));
        hidden = nn.functional.relu(second.call(hidden));
        return sigmoid(last.call(hidden)).squeeze(1);
    }

    /// <summary>The embeddings of codes, <c>[rows, 41]</c>.</summary>
    public Tensor Embed(Tensor codes)
    {
        var parts = new Tensor[embeddings.Count];
        for (var column = 0; column < parts.Length; column++)
            parts[column] = embeddings[column].call(codes.select(1, column));
        return cat(parts, 1);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            embeddings.Dispose();
            first.Dispose();
            second.Dispose();
            last.Dispose();
        }

        base.Dispose(disposing);
    }
}
