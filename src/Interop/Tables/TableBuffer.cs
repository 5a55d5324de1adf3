namespace Lamina;

/// <summary>A group of rows as columns: features, labels, hidden layers, outputs. It is filled, written and filled again.</summary>
internal sealed class TableBuffer
{
    private const long BytesPerGroup = 64L << 20;
    private const int MostRows = 122_880;       // what DuckDB writes, and reads with one thread

    private readonly ColumnSource[] sources;
    private readonly List<ColumnBuffer> columns = [];
    private readonly Dictionary<string, string> facts;

    /// <summary>Prepares the columns of a fit.</summary>
    /// <param name="fitted">The fit.</param>
    /// <param name="origin">Where the activations come from.</param>
    /// <param name="options">How vectors become columns.</param>
    /// <param name="names">The names that are taken already.</param>
    /// <param name="added">Columns that stand in front.</param>
    public TableBuffer(FittedSchema fitted, ActivationOrigin origin, EnrichedTableOptions options, ColumnNames names, IReadOnlyList<ColumnBuffer> added)
    {
        Fitted = fitted;
        sources = [.. new TableColumns(fitted, options, names).All(hasActivations: origin != ActivationOrigin.Raw)];
        columns.AddRange(added);
        foreach (var source in sources)
            columns.AddRange(source.Columns);
        var bytes = 0L;
        foreach (var column in columns)
            bytes += column.BytesPerRow;
        Capacity = options.RowsPerGroup ?? (int)Math.Clamp(BytesPerGroup / Math.Max(1, bytes), 1, MostRows);
        foreach (var column in columns)
            column.Allocate(Capacity);
        facts = new Dictionary<string, string>
        {
            ["lamina.record"] = fitted.Schema.Name,
            ["lamina.fit"] = fitted.FitId,
            ["lamina.origin"] = origin.ToString(),
        };
    }

    /// <summary>The fit that the rows belong to.</summary>
    public FittedSchema Fitted { get; }

    /// <summary>The columns, in their order.</summary>
    public IReadOnlyList<ColumnBuffer> Columns => columns;

    /// <summary>What a file says about itself: the record, the fit, where the activations come from.</summary>
    public IReadOnlyDictionary<string, string> Facts => facts;

    /// <summary>How many rows a group has.</summary>
    public int Capacity { get; }

    /// <summary>How many rows are in it.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(in TableRow row)
    {
        foreach (var source in sources)
            source.Read(in row, Count);
        Count++;
    }

    /// <summary>Forgets the rows.</summary>
    public void Clear()
    {
        Count = 0;
        foreach (var column in columns)
            column.Forget();
    }
}
