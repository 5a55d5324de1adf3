namespace Lamina;

/// <summary>Reads enriched rows as rows of a schema are read, so that they are divided by the same rules.</summary>
internal readonly struct EnrichedReads<TEnriched> : IRowSchema<TEnriched>
    where TEnriched : class, IRow<TEnriched>
{
    public static RowSchema Descriptor => TEnriched.Schema;

    public static void ReadFeatures(in TEnriched row, RowBuffer buffer) => TEnriched.ReadFeatures(row, buffer);

    public static void ReadLabels(in TEnriched row, RowBuffer buffer) => TEnriched.ReadLabels(row, buffer);

    public static RowRoles ReadRoles(in TEnriched row) => TEnriched.ReadRoles(row);
}
