namespace Lamina;

/// <summary>What a table is told about a row: its raw features and label, what the networks made of it, and the pooled vectors of its words.</summary>
internal readonly ref struct TableRow(RowBuffer features, RowBuffer labels, ReadOnlySpan<float> enriched, ReadOnlySpan<float> pooled)
{
    public readonly RowBuffer Features = features;
    public readonly RowBuffer Labels = labels;
    public readonly ReadOnlySpan<float> Enriched = enriched;
    public readonly ReadOnlySpan<float> Pooled = pooled;
}
