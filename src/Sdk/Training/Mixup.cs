using static TorchSharp.torch;

namespace Lamina;

/// <summary>
/// Mixes the rows of a batch in pairs (mixup, Zhang et al. 2018): each row with the one after it, the last with the
/// first. A row's share, and which of its categories it keeps, depend on the seed, the epoch and the row itself, not on
/// the rows beside it, so that networks of different folds stay comparable.
/// </summary>
/// <typeparam name="TBatch">The generated batch.</typeparam>
internal sealed class Mixup<TBatch> : IDisposable
    where TBatch : TensorBatch, ITensorBatch<TBatch>
{
    // Another stream than the batch order's, which the same seed and epoch start.
    private const ulong Stream = 0x6D697875_70000000;

    private readonly Tensor shares;
    private readonly Tensor keeps;

    private Mixup(Tensor shares, Tensor keeps)
    {
        this.shares = shares;
        this.keeps = keeps;
    }

    /// <summary>Draws the shares of an epoch.</summary>
    /// <param name="rows">The rows, as positions in the whole table.</param>
    /// <param name="alpha">The parameter of the beta distribution.</param>
    /// <param name="seed">The seed of the fit.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="tensorCount">How many tensors a batch has.</param>
    /// <param name="order">The order of the rows in the epoch, as positions in <paramref name="rows"/>.</param>
    public static Mixup<TBatch> Draw(ReadOnlySpan<int> rows, double alpha, int seed, int epoch, int tensorCount, Tensor order)
    {
        var categories = tensorCount - TensorBatch.FirstCategory;
        var share = new float[rows.Length];
        var keep = new bool[rows.Length * categories];
        var salt = SeededRandom.Scramble((((ulong)(uint)seed << 32) | (uint)epoch) ^ Stream);
        for (var i = 0; i < rows.Length; i++)
        {
            var random = new SeededRandom(salt ^ (uint)rows[i]);
            share[i] = (float)BetaDistribution.Draw(alpha, ref random);
            for (var category = 0; category < categories; category++)
                keep[(i * categories) + category] = random.NextDouble() < share[i];
        }

        return new Mixup<TBatch>(
            tensor(share, device: order.device).index_select(0, order),
            tensor(keep, device: order.device).reshape(rows.Length, categories).index_select(0, order));
    }

    /// <summary>The batch with its numbers, indicators and categories mixed; its labels and weights are its own.</summary>
    /// <param name="batch">Some rows of the epoch, in their order.</param>
    /// <param name="start">The position of the first of them in the epoch.</param>
    public TBatch Features(TBatch batch, long start)
    {
        var share = shares.narrow(0, start, batch.RowCount);
        var keep = keeps.narrow(0, start, batch.RowCount);
        var tensors = new Tensor[batch.Tensors.Count];
        for (var i = 0; i < tensors.Length; i++)
        {
            var own = batch.Tensors[i];
            if (i >= TensorBatch.FirstCategory)
                tensors[i] = where(keep.select(1, i - TensorBatch.FirstCategory), own, own.roll(-1, 0));
            else if (ReferenceEquals(own, batch.Label) || ReferenceEquals(own, batch.Weight))
                tensors[i] = own.alias();
            else
                tensors[i] = lerp(own.roll(-1, 0), own, share.unsqueeze(1));
        }

        return TBatch.Create(tensors);
    }

    /// <summary>
    /// What the mixed rows are told they are: twice as many labels, each row's own and then its partner's, weighted by their shares.
    /// The features are the batch's, not repeated.
    /// </summary>
    /// <param name="batch">Some rows of the epoch, in their order.</param>
    /// <param name="start">The position of the first of them in the epoch.</param>
    public TBatch Labels(TBatch batch, long start)
    {
        var share = shares.narrow(0, start, batch.RowCount);
        var tensors = new Tensor[batch.Tensors.Count];
        for (var i = 0; i < tensors.Length; i++)
        {
            var own = batch.Tensors[i];
            if (ReferenceEquals(own, batch.Label))
                tensors[i] = cat([own, own.roll(-1, 0)], 0);
            else if (ReferenceEquals(own, batch.Weight))
                tensors[i] = cat([own * share, own.roll(-1, 0) * (Held.Of(1) - share)], 0);
            else
                tensors[i] = own.alias();
        }

        return TBatch.Create(tensors);
    }

    public void Dispose()
    {
        shares.Dispose();
        keeps.Dispose();
    }
}
