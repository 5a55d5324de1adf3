namespace Lamina;

/// <summary>Takes rows from wherever they come to a file.</summary>
internal static class TableFeeds
{
    /// <summary>Writes rows that are enriched already.</summary>
    /// <exception cref="RowException">There are no rows, or one cannot be used.</exception>
    public static async Task<long> WriteAsync<TRow>(
        IEnumerable<TRow> rows, string path, StartTable start, EnrichedTableOptions? options, Action<AddedColumns<TRow>>? add, CancellationToken cancellationToken)
        where TRow : class, IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var file = new TableFile<TRow>(path, start, options, add);
        var feed = new EnrichedRowFeed<TRow>(file);
        foreach (var row in rows)
            await feed.AddAsync(row, cancellationToken).ConfigureAwait(false);
        return await CompleteAsync(file, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="WriteAsync{TRow}(IEnumerable{TRow}, string, StartTable, EnrichedTableOptions, Action{AddedColumns{TRow}}, CancellationToken)"/>
    public static async Task<long> WriteAsync<TRow>(
        IAsyncEnumerable<TRow> rows, string path, StartTable start, EnrichedTableOptions? options, Action<AddedColumns<TRow>>? add, CancellationToken cancellationToken)
        where TRow : class, IRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var file = new TableFile<TRow>(path, start, options, add);
        var feed = new EnrichedRowFeed<TRow>(file);
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            await feed.AddAsync(row, cancellationToken).ConfigureAwait(false);
        return await CompleteAsync(file, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Enriches and writes new rows.</summary>
    /// <exception cref="RowException">A row cannot be used.</exception>
    public static async Task<long> WriteAsync<TRow, TSchema>(
        FittedNetwork network, IEnumerable<TRow> rows, string path, StartTable start, EnrichedTableOptions? options, Action<AddedColumns<TRow>>? add, CancellationToken cancellationToken)
        where TSchema : struct, IRowSchema<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var file = new TableFile<TRow>(path, start, options, add);
        await file.OpenAsync(network.Fitted, ActivationOrigin.NewRows, cancellationToken).ConfigureAwait(false);
        var feed = new NewRowFeed<TRow, TSchema>(file, network);
        foreach (var chunk in ChunkPipeline.Run(rows, ChunkPipeline.ThreadsOf(options?.Threads), feed.Enrich))
            await feed.AddAsync(chunk, cancellationToken).ConfigureAwait(false);
        return await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="WriteAsync{TRow, TSchema}(FittedNetwork, IEnumerable{TRow}, string, StartTable, EnrichedTableOptions, Action{AddedColumns{TRow}}, CancellationToken)"/>
    public static async Task<long> WriteAsync<TRow, TSchema>(
        FittedNetwork network, IAsyncEnumerable<TRow> rows, string path, StartTable start, EnrichedTableOptions? options, Action<AddedColumns<TRow>>? add, CancellationToken cancellationToken)
        where TSchema : struct, IRowSchema<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var file = new TableFile<TRow>(path, start, options, add);
        await file.OpenAsync(network.Fitted, ActivationOrigin.NewRows, cancellationToken).ConfigureAwait(false);
        var feed = new NewRowFeed<TRow, TSchema>(file, network);
        await foreach (var chunk in ChunkPipeline.RunAsync(rows, ChunkPipeline.ThreadsOf(options?.Threads), feed.Enrich, cancellationToken).ConfigureAwait(false))
            await feed.AddAsync(chunk, cancellationToken).ConfigureAwait(false);
        return await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<long> CompleteAsync<TRow>(TableFile<TRow> file, CancellationToken cancellationToken)
    {
        if (!file.IsOpen)
            throw new RowException("There are no rows, so that nobody knows the columns. Pass at least one, or write new rows through the enricher.");
        return await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }
}
