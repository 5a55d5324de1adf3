using System.Runtime.CompilerServices;

namespace Lamina;

/// <summary>
/// Gives new rows the columns that the hidden layers learned: the mean over the fold networks, so that they follow
/// the same distribution as the out-of-fold columns of the training rows. Fitted, immutable, thread-safe.
/// </summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <typeparam name="TSchema">Its generated schema.</typeparam>
/// <typeparam name="TEnriched">Its generated enriched type.</typeparam>
public abstract class Enricher<TRow, TSchema, TEnriched>
    where TSchema : struct, IRowSchema<TRow>
    where TEnriched : class, IEnriched<TEnriched, TRow>
{
    /// <summary>Creates an enricher around trained networks.</summary>
    /// <param name="network">The networks.</param>
    protected Enricher(FittedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
    }

    /// <summary>The networks and encoders.</summary>
    public FittedNetwork Network { get; }

    /// <summary>Enriches one row.</summary>
    /// <exception cref="RowException">A number is infinite.</exception>
    public TEnriched Enrich(TRow row) => EnrichBlock([row], 0)[0];

    /// <summary>Enriches rows that no network was trained on.</summary>
    /// <param name="rows">The rows; a label is never read.</param>
    /// <exception cref="RowException">A number is infinite: the message names row and column.</exception>
    [OverloadResolutionPriority(1)]
    public TEnriched[] Enrich(IReadOnlyList<TRow> rows) => Enrich(RowList.AsSpan(rows));

    /// <inheritdoc cref="Enrich(IReadOnlyList{TRow})"/>
    public TEnriched[] Enrich(ReadOnlySpan<TRow> rows) => EnrichBlock(rows, 0);

    /// <summary>Enriches a stream of rows, in order, holding no more than a chunk of 1,024 of them for each thread.</summary>
    /// <param name="rows">The rows; a label is never read.</param>
    /// <param name="threads">How many threads enrich; one for each core by default. The numbers are the same with any.</param>
    /// <exception cref="RowException">A number is infinite: the message names row and column. The rows before its chunk have been given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than one thread.</exception>
    public IEnumerable<TEnriched> Stream(IEnumerable<TRow> rows, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ChunkPipeline.Run(rows, ChunkPipeline.ThreadsOf(threads), EnrichChunk);
    }

    /// <summary>Enriches a stream of rows that have to be waited for, in order, holding no more than a chunk of 1,024 of them for each thread.</summary>
    /// <param name="rows">The rows; a label is never read.</param>
    /// <param name="threads">How many threads enrich; one for each core by default. The numbers are the same with any.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="RowException">A number is infinite: the message names row and column. The rows before its chunk have been given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than one thread.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IAsyncEnumerable<TEnriched> StreamAsync(IAsyncEnumerable<TRow> rows, int? threads = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ChunkPipeline.RunAsync(rows, ChunkPipeline.ThreadsOf(threads), EnrichChunk, cancellationToken);
    }

    /// <summary>Writes the enricher to a file: beside it first, then moved into place.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => Network.Save(path);

    /// <summary>Writes to a stream what a file would hold.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    public void Save(Stream stream) => Network.Save(stream);

    private TEnriched[] EnrichChunk(TRow[] rows, long firstRow) => EnrichBlock(rows, firstRow);

    private TEnriched[] EnrichBlock(ReadOnlySpan<TRow> rows, long firstRow)
    {
        var block = ActivationBlock.Create(Network.Fitted, ActivationOrigin.NewRows, rows.Length);
        Network.Run<TRow, TSchema>(rows, firstRow, block.Values, block.Pooled);
        CoreEvents.Log.RowsEnriched(rows.Length);
        return EnrichedRows.Create<TEnriched, TRow>(rows, block);
    }
}
