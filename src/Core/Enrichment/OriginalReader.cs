namespace Lamina;

/// <summary>Reads the original columns of enriched rows, and says which row cannot be used.</summary>
internal static class OriginalReader
{
    /// <summary>Reads the original columns of an enriched row.</summary>
    /// <exception cref="RowException">The row is null, a vector does not fit, or a number is infinite.</exception>
    public static void Read<TRow>(TRow row, long position, RowSchema schema, RowBuffer raw)
        where TRow : class, IRow<TRow>
    {
        RowEncoder.RequireRow(row, position);
        try
        {
            TRow.ReadFeatures(row, raw);
        }
        catch (RowException error) when (error.Row is null)
        {
            throw error.At(position);
        }

        FittedSchema.RequireFinite(schema, raw, position);
    }
}
