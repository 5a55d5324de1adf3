namespace Lamina;

/// <summary>A file that takes groups of rows.</summary>
internal interface ITableWriter
{
    /// <summary>Writes the rows that the columns hold now.</summary>
    Task WriteAsync(TableBuffer table, CancellationToken cancellationToken);

    /// <summary>Writes what stands at the end of the file.</summary>
    Task FinishAsync(CancellationToken cancellationToken);
}

/// <summary>Starts a file for a table's columns.</summary>
internal delegate Task<ITableWriter> StartTable(TableBuffer table, Stream stream, CancellationToken cancellationToken);
