namespace Lamina;

/// <summary>A table on its way into a file: rows fill its columns, full groups are written.</summary>
/// <typeparam name="TRow">The rows' type, for columns of the caller's own.</typeparam>
internal sealed class TableFile<TRow> : IDisposable
{
    private readonly PartialFile file;
    private readonly StartTable start;
    private readonly EnrichedTableOptions options;
    private readonly AddedColumns<TRow> added;
    private readonly ColumnNames names = new();
    private TableBuffer? table;
    private ITableWriter? writer;

    /// <summary>Starts a file beside its place.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="start">Starts what writes it.</param>
    /// <param name="options">How rows become a table.</param>
    /// <param name="add">Adds columns of the caller's own.</param>
    public TableFile(string path, StartTable start, EnrichedTableOptions? options, Action<AddedColumns<TRow>>? add)
    {
        this.start = start;
        this.options = options ?? new EnrichedTableOptions();
        this.options.Validate();
        added = new AddedColumns<TRow>(names);
        add?.Invoke(added);
        file = new PartialFile(path);
    }

    /// <summary>How many rows were added.</summary>
    public long RowCount { get; private set; }

    /// <summary>Whether the columns are decided.</summary>
    public bool IsOpen => table is not null;

    /// <summary>Whether the group is full and must be written.</summary>
    public bool IsFull => table!.Count == table.Capacity;

    /// <summary>Decides the columns.</summary>
    public async Task OpenAsync(FittedSchema fitted, ActivationOrigin origin, CancellationToken cancellationToken)
    {
        table = new TableBuffer(fitted, origin, options, names, added.Columns);
        writer = await start(table, file.Stream, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row, for columns of the caller's own.</param>
    /// <param name="values">What it holds.</param>
    public void Add(TRow row, in TableRow values)
    {
        added.Read(row, table!.Count);
        table.Add(in values);
        RowCount++;
    }

    /// <summary>Writes the group.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (table!.Count > 0)
            await writer!.WriteAsync(table, cancellationToken).ConfigureAwait(false);
        table.Clear();
    }

    /// <summary>Writes the last group and the end, and moves the file into its place.</summary>
    /// <returns>How many rows it holds.</returns>
    public async Task<long> CompleteAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(cancellationToken).ConfigureAwait(false);
        await writer!.FinishAsync(cancellationToken).ConfigureAwait(false);
        file.Complete();
        return RowCount;
    }

    public void Dispose() => file.Dispose();
}
