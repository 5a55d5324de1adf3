using System.Collections.Concurrent;

namespace Lamina;

/// <summary>
/// Enriches new rows, chunk by chunk and on several threads, into buffers that are used again, and brings them into a table in
/// their order: no enriched row is made.
/// </summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <typeparam name="TSchema">Its generated schema.</typeparam>
internal sealed class NewRowFeed<TRow, TSchema>(TableFile<TRow> file, FittedNetwork network)
    where TSchema : struct, IRowSchema<TRow>
{
    private readonly ConcurrentBag<Chunk> free = [];
    private readonly float[] numbers = new float[TSchema.Descriptor.ReadNumberCount];
    private readonly CategoryKey[] keys = new CategoryKey[TSchema.Descriptor.CategoryCount];
    private readonly RowTokens[] tokens = new RowTokens[TSchema.Descriptor.TokenColumns.Count];
    private readonly float[] targets = new float[TSchema.Descriptor.Label.TargetCount];
    private readonly CategoryKey[] classes = new CategoryKey[1];

    /// <summary>Enriches a chunk of rows: what <see cref="ChunkPipeline"/> does on its threads.</summary>
    /// <param name="rows">The rows, <see cref="ChunkPipeline.ChunkRows"/> at most.</param>
    /// <param name="position">The position of the first of them.</param>
    /// <returns>The chunk alone, to be added.</returns>
    /// <exception cref="RowException">A row cannot be used: the message names row and column.</exception>
    public Chunk[] Enrich(TRow[] rows, long position)
    {
        if (!free.TryTake(out var chunk))
            chunk = new Chunk(network.Fitted);
        network.Run<TRow, TSchema>(rows, position, chunk.Enriched, chunk.Pooled);
        CoreEvents.Log.RowsEnriched(rows.Length);
        chunk.Rows = rows;
        return [chunk];
    }

    /// <summary>Adds the rows of a chunk, whose buffers are then used again.</summary>
    public async ValueTask AddAsync(Chunk chunk, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var i = 0; i < chunk.Rows.Length; i++)
        {
            Add(chunk, i);
            if (file.IsFull)
                await file.WriteAsync(cancellationToken).ConfigureAwait(false);
        }

        free.Add(chunk);
    }

    private void Add(Chunk chunk, int index)
    {
        var row = chunk.Rows[index];
        var features = new RowBuffer(numbers, keys, tokens);
        var labels = new RowBuffer(targets, classes);
        TSchema.ReadFeatures(in row, features);
        TSchema.ReadLabels(in row, labels);
        var (width, words) = (network.Fitted.EnrichedWidth, network.Fitted.Schema.PooledCount);
        file.Add(row, new TableRow(features, labels, chunk.Enriched.AsSpan(index * width, width), chunk.Pooled.AsSpan(index * words, words)));
    }

    /// <summary>Some rows and what the networks made of them.</summary>
    internal sealed class Chunk(FittedSchema fitted)
    {
        public TRow[] Rows { get; set; } = [];

        /// <summary><c>[rows, EnrichedWidth]</c>.</summary>
        public float[] Enriched { get; } = RowArray.Create<float>(ChunkPipeline.ChunkRows, fitted.EnrichedWidth);

        /// <summary><c>[rows, PooledCount]</c>.</summary>
        public float[] Pooled { get; } = RowArray.Create<float>(ChunkPipeline.ChunkRows, fitted.Schema.PooledCount);
    }
}
