namespace Lamina;

/// <summary>How enriched rows become a table.</summary>
public sealed record EnrichedTableOptions
{
    /// <summary>
    /// How many rows are held and written at a time: a row group of Parquet, a record batch of Arrow. Null chooses it so that their values take
    /// about 64 MB, 122,880 rows at most.
    /// </summary>
    public int? RowsPerGroup { get; init; }

    /// <summary>How hidden layers, pooled vectors of words and outputs become columns. Default: a column for each value.</summary>
    public VectorLayout Layers { get; init; }

    /// <summary>How vectors, images and sequences among the features become columns. Default: a column of lists.</summary>
    public VectorLayout Vectors { get; init; } = VectorLayout.List;

    /// <summary>How many threads enrich new rows, beside the one that writes; null is one for each core. The file is the same with any.</summary>
    public int? Threads { get; init; }

    internal void Validate()
    {
        if (Threads is < 1)
            throw new ArgumentOutOfRangeException(nameof(Threads), Threads, "At least one thread has to enrich.");
        if (RowsPerGroup is < 1)
            throw new ArgumentOutOfRangeException(nameof(RowsPerGroup), RowsPerGroup, "A group needs at least one row.");
        if (!Enum.IsDefined(Layers) || !Enum.IsDefined(Vectors))
            throw new ArgumentOutOfRangeException(nameof(Layers), "There is no such layout. Choose Columns or List.");
    }
}
