using static TorchSharp.torch;

namespace Rossmann;

/// <summary>Trains <see cref="PublishedNetwork"/> as the paper does: mean absolute error, Adam, batches of 128.</summary>
/// <param name="table">The rows.</param>
/// <param name="epochs">How often the drawn rows are gone over; 10 in the paper.</param>
public sealed class PublishedTraining(CodeTable table, int epochs)
{
    private const int BatchRows = 128;
    private const int ForecastRows = 8192;

    /// <summary>Trains one network.</summary>
    /// <param name="drawn">The rows to learn from, by their position; a row may come twice.</param>
    /// <param name="seed">Decides weights and batches.</param>
    public PublishedNetwork Train(int[] drawn, int seed)
    {
        using var scope = NewDisposeScope();
        manual_seed(seed);
        var network = new PublishedNetwork(table.Sizes);
        using var optimizer = optim.Adam(network.parameters());
        var codes = CodesOf(drawn);
        var shares = tensor(Array.ConvertAll(drawn, row => table.Sales[row].LogAmount / table.LargestLog));
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            using var pass = NewDisposeScope();
            var order = randperm(drawn.Length);
            for (var start = 0; start < drawn.Length; start += BatchRows)
            {
                using var step = NewDisposeScope();
                var batch = order.narrow(0, start, Math.Min(BatchRows, drawn.Length - start));
                optimizer.zero_grad();
                var loss = nn.functional.l1_loss(network.call(codes.index_select(0, batch)), shares.index_select(0, batch));
                loss.backward();
                optimizer.step();
            }
        }

        return network;
    }

    /// <summary>The logarithms of sales that a network forecasts.</summary>
    public float[] Forecast(PublishedNetwork network, int[] rows) =>
        Run(rows, codes => network.call(codes) * table.LargestLog);

    /// <summary>The embeddings of rows, 41 numbers for each.</summary>
    public float[] Embed(PublishedNetwork network, int[] rows) => Run(rows, network.Embed);

    private float[] Run(int[] rows, Func<Tensor, Tensor> run)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var values = new List<float>();
        for (var start = 0; start < rows.Length; start += ForecastRows)
        {
            using var step = NewDisposeScope();
            values.AddRange(run(CodesOf(rows.AsSpan(start, Math.Min(ForecastRows, rows.Length - start)))).contiguous().data<float>());
        }

        return [.. values];
    }

    private Tensor CodesOf(ReadOnlySpan<int> rows)
    {
        var width = PublishedNetwork.EmbeddingWidths.Length;
        var codes = new long[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
            table.CodesOf(rows[i]).CopyTo(codes.AsSpan(i * width));
        return tensor(codes).reshape(rows.Length, width);
    }
}
