namespace Lamina;

/// <summary>Columns of your own in front of a table's: what names a row, when it happened.</summary>
/// <typeparam name="TRow">The rows' type.</typeparam>
public sealed class AddedColumns<TRow>
{
    private readonly ColumnNames names;
    private readonly List<ColumnBuffer> columns = [];
    private readonly List<Action<TRow, int>> readers = [];

    internal AddedColumns(ColumnNames names) => this.names = names;

    internal IReadOnlyList<ColumnBuffer> Columns => columns;

    /// <summary>Adds a column of texts; null is missing.</summary>
    /// <param name="name">Its name, as it stands in the file.</param>
    /// <param name="value">The value of a row.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public AddedColumns<TRow> Add(string name, Func<TRow, string?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var column = new TextBuffer(names.Exactly(name));
        return Add(column, (row, index) => column.Set(index, value(row)));
    }

    /// <summary>Adds a column of whole numbers; null is missing.</summary>
    /// <inheritdoc cref="Add(string, Func{TRow, string})"/>
    public AddedColumns<TRow> Add(string name, Func<TRow, long?> value) => AddValues(name, value);

    /// <summary>Adds a column of numbers in double precision; null is missing.</summary>
    /// <inheritdoc cref="Add(string, Func{TRow, string})"/>
    public AddedColumns<TRow> Add(string name, Func<TRow, double?> value) => AddValues(name, value);

    /// <summary>Adds a column of flags; null is missing.</summary>
    /// <inheritdoc cref="Add(string, Func{TRow, string})"/>
    public AddedColumns<TRow> Add(string name, Func<TRow, bool?> value) => AddValues(name, value);

    internal void Read(TRow row, int index)
    {
        foreach (var reader in readers)
            reader(row, index);
    }

    private AddedColumns<TRow> AddValues<T>(string name, Func<TRow, T?> value)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(value);
        var column = new ValueBuffer<T>(names.Exactly(name), isNullable: true);
        return Add(column, (row, index) => column.Set(index, value(row)));
    }

    private AddedColumns<TRow> Add(ColumnBuffer column, Action<TRow, int> reader)
    {
        columns.Add(column);
        readers.Add(reader);
        return this;
    }
}
