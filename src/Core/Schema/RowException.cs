namespace Lamina;

/// <summary>A row holds something that cannot be used: names the row, the column and what to do.</summary>
public sealed class RowException : LaminaException
{
    private readonly string? problem;

    /// <summary>Creates an error about rows as a whole.</summary>
    public RowException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error about one value.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="row">The row's position, counted from 0.</param>
    /// <param name="column">The column's name, or null where it concerns the whole row.</param>
    /// <param name="innerException">The cause, if another error was it.</param>
    public RowException(string message, long row, string? column, Exception? innerException = null)
        : base(Where(row, column) + message, innerException!)
    {
        Row = row;
        Column = column;
    }

    /// <summary>Creates an error about a value of a row whose position is not known here.</summary>
    internal RowException(string message, string column)
        : base($"Column {column}: {message}")
    {
        problem = message;
        Column = column;
    }

    /// <summary>The row's position, counted from 0, or null where the error concerns no single row.</summary>
    public long? Row { get; }

    /// <summary>The column's name, or null where the error concerns no single column.</summary>
    public string? Column { get; }

    /// <summary>The same error, where the row's position is known.</summary>
    internal RowException At(long row) => new(problem ?? Message, row, Column);

    private static string Where(long row, string? column) =>
        column is null ? $"Row {row}: " : $"Row {row}, column {column}: ";
}
