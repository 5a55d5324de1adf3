namespace Lamina;

/// <summary>Reads the features of a row, and says which row cannot be used: generated code does not know its position.</summary>
internal static class FeatureReader
{
    /// <summary>Reads a row of the annotated type.</summary>
    /// <exception cref="RowException">The row is null, a vector does not fit, or a number is infinite.</exception>
    public static void Read<TRow, TSchema>(in TRow row, long position, RowSchema schema, RowBuffer raw)
        where TSchema : struct, IRowSchema<TRow>
    {
        ReadAnyNumbers<TRow, TSchema>(in row, position, raw);
        FittedSchema.RequireFinite(schema, raw, position);
    }

    /// <summary>The same, where infinite numbers do not matter yet.</summary>
    /// <exception cref="RowException">The row is null, or a vector does not fit.</exception>
    public static void ReadAnyNumbers<TRow, TSchema>(in TRow row, long position, RowBuffer raw)
        where TSchema : struct, IRowSchema<TRow>
    {
        RowEncoder.RequireRow(row, position);
        try
        {
            TSchema.ReadFeatures(in row, raw);
        }
        catch (RowException error) when (error.Row is null)
        {
            throw error.At(position);
        }
    }
}
