using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>Enriches new rows chunk by chunk into buffers that are reused, and brings them into a table: no enriched row is made.</summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <typeparam name="TSchema">Its generated schema.</typeparam>
internal sealed class NewRowFeed<TRow, TSchema>(TableFile<TRow> file, FittedNetwork network)
    where TSchema : struct, IRowSchema<TRow>
{
    private const int ChunkRows = 1024;

    private readonly List<TRow> chunk = new(ChunkRows);
    private readonly float[] enriched = RowArray.Create<float>(ChunkRows, network.Fitted.EnrichedWidth);
    private readonly float[] pooled = RowArray.Create<float>(ChunkRows, network.Fitted.Schema.PooledCount);
    private readonly float[] numbers = new float[TSchema.Descriptor.ReadNumberCount];
    private readonly CategoryKey[] keys = new CategoryKey[TSchema.Descriptor.CategoryCount];
    private readonly RowTokens[] tokens = new RowTokens[TSchema.Descriptor.TokenColumns.Count];
    private readonly float[] targets = new float[TSchema.Descriptor.Label.TargetCount];
    private readonly CategoryKey[] classes = new CategoryKey[1];

    /// <summary>Adds a row.</summary>
    /// <exception cref="RowException">The row cannot be used: the message names row and column.</exception>
    public ValueTask AddAsync(TRow row, CancellationToken cancellationToken)
    {
        chunk.Add(row);
        return chunk.Count < ChunkRows ? ValueTask.CompletedTask : FlushAsync(cancellationToken);
    }

    /// <summary>Enriches what is left of a chunk.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        network.Run<TRow, TSchema>(CollectionsMarshal.AsSpan(chunk), file.RowCount, enriched, pooled);
        CoreEvents.Log.RowsEnriched(chunk.Count);
        for (var i = 0; i < chunk.Count; i++)
        {
            Read(i);
            if (file.IsFull)
                await file.WriteAsync(cancellationToken).ConfigureAwait(false);
        }

        chunk.Clear();
    }

    private void Read(int index)
    {
        var row = chunk[index];
        var features = new RowBuffer(numbers, keys, tokens);
        var labels = new RowBuffer(targets, classes);
        TSchema.ReadFeatures(in row, features);
        TSchema.ReadLabels(in row, labels);
        var (width, words) = (network.Fitted.EnrichedWidth, network.Fitted.Schema.PooledCount);
        file.Add(row, new TableRow(features, labels, enriched.AsSpan(index * width, width), pooled.AsSpan(index * words, words)));
    }
}
