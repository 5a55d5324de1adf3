namespace Lamina;

/// <summary>A table's columns do not fit a record: one is missing, or several have the same name.</summary>
public sealed class SchemaMismatchException : LaminaException
{
    /// <summary>Creates an error.</summary>
    /// <param name="message">Which columns, which are there, and what to do.</param>
    public SchemaMismatchException(string message)
        : base(message)
    {
    }
}
