namespace Lamina;

/// <summary>
/// Enriched rows as an Arrow file (Feather), for pandas, Polars, R and whatever maps it into memory: features as they are declared, labels, hidden layers and
/// the networks' outputs.
/// </summary>
/// <remarks>
/// Columns are those of <see cref="ParquetTables"/>, with these types: float32, bool, int64, utf8, an enum as dictionary of int32 and utf8, a vector as a
/// fixed-size list of float32.
/// </remarks>
public static class ArrowTables
{
    /// <summary>Writes enriched rows to an Arrow file: a record batch at a time, beside the file first, then moved into place.</summary>
    /// <typeparam name="TRow">The enriched type.</typeparam>
    /// <param name="rows">The rows: a fit's <c>Rows</c>, or what <c>Enrich</c> and <c>Stream</c> give. All of one fit, and enriched in the same way.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How rows become a table.</param>
    /// <param name="add">Adds columns of your own in front: <c>columns => columns.Add("Id", row => row.Id)</c>.</param>
    /// <param name="cancellationToken">Stops it; then there is no file.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="RowException">There are no rows, or one cannot be used: the message names row and column.</exception>
    /// <exception cref="FitMismatchException">The rows do not belong together, or networks were trained on them.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<long> WriteArrowAsync<TRow>(
        this IEnumerable<TRow> rows, string path, EnrichedTableOptions? options = null, Action<AddedColumns<TRow>>? add = null, CancellationToken cancellationToken = default)
        where TRow : class, IRow<TRow> =>
        TableFeeds.WriteAsync(rows, path, ArrowTableWriter.StartAsync, options, add, cancellationToken);

    /// <summary>Writes enriched rows to an Arrow file: a record batch at a time, beside the file first, then moved into place.</summary>
    /// <typeparam name="TRow">The enriched type.</typeparam>
    /// <param name="rows">The rows: a fit's <c>Rows</c>, or what <c>Enrich</c> and <c>Stream</c> give. All of one fit, and enriched in the same way.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How rows become a table.</param>
    /// <param name="add">Adds columns of your own in front: <c>columns => columns.Add("Id", row => row.Id)</c>.</param>
    /// <param name="cancellationToken">Stops it; then there is no file.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="RowException">There are no rows, or one cannot be used: the message names row and column.</exception>
    /// <exception cref="FitMismatchException">The rows do not belong together, or networks were trained on them.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<long> WriteArrowAsync<TRow>(
        this IAsyncEnumerable<TRow> rows, string path, EnrichedTableOptions? options = null, Action<AddedColumns<TRow>>? add = null, CancellationToken cancellationToken = default)
        where TRow : class, IRow<TRow> =>
        TableFeeds.WriteAsync(rows, path, ArrowTableWriter.StartAsync, options, add, cancellationToken);

    /// <summary>Enriches new rows and writes them to an Arrow file, a record batch at a time. No enriched row is made: memory stays flat, however many rows there are.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <typeparam name="TEnriched">Its generated enriched type.</typeparam>
    /// <param name="enricher">The enricher.</param>
    /// <param name="rows">The rows; a label is written, and looked at by nobody.</param>
    /// <param name="path">The file. It is written beside its place first, then moved there.</param>
    /// <param name="options">How rows become a table.</param>
    /// <param name="add">Adds columns of your own in front: <c>columns => columns.Add("Id", row => row.Id)</c>.</param>
    /// <param name="cancellationToken">Stops it; then there is no file.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="RowException">A row cannot be used: the message names row and column.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<long> WriteArrowAsync<TRow, TSchema, TEnriched>(
        this Enricher<TRow, TSchema, TEnriched> enricher,
        IEnumerable<TRow> rows,
        string path,
        EnrichedTableOptions? options = null,
        Action<AddedColumns<TRow>>? add = null,
        CancellationToken cancellationToken = default)
        where TSchema : struct, IRowSchema<TRow>
        where TEnriched : class, IEnriched<TEnriched, TRow>
    {
        ArgumentNullException.ThrowIfNull(enricher);
        return TableFeeds.WriteAsync<TRow, TSchema>(enricher.Network, rows, path, ArrowTableWriter.StartAsync, options, add, cancellationToken);
    }

    /// <summary>Enriches new rows and writes them to an Arrow file, a record batch at a time. No enriched row is made: memory stays flat, however many rows there are.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <typeparam name="TEnriched">Its generated enriched type.</typeparam>
    /// <param name="enricher">The enricher.</param>
    /// <param name="rows">The rows; a label is written, and looked at by nobody.</param>
    /// <param name="path">The file. It is written beside its place first, then moved there.</param>
    /// <param name="options">How rows become a table.</param>
    /// <param name="add">Adds columns of your own in front: <c>columns => columns.Add("Id", row => row.Id)</c>.</param>
    /// <param name="cancellationToken">Stops it; then there is no file.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="RowException">A row cannot be used: the message names row and column.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<long> WriteArrowAsync<TRow, TSchema, TEnriched>(
        this Enricher<TRow, TSchema, TEnriched> enricher,
        IAsyncEnumerable<TRow> rows,
        string path,
        EnrichedTableOptions? options = null,
        Action<AddedColumns<TRow>>? add = null,
        CancellationToken cancellationToken = default)
        where TSchema : struct, IRowSchema<TRow>
        where TEnriched : class, IEnriched<TEnriched, TRow>
    {
        ArgumentNullException.ThrowIfNull(enricher);
        return TableFeeds.WriteAsync<TRow, TSchema>(enricher.Network, rows, path, ArrowTableWriter.StartAsync, options, add, cancellationToken);
    }
}
