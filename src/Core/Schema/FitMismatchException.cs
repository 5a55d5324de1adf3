namespace Lamina;

/// <summary>
/// Rows, models or files of different fits or schemas were brought together: their columns would carry the
/// same names and mean different things.
/// </summary>
public sealed class FitMismatchException : LaminaException
{
    /// <summary>Creates an error.</summary>
    /// <param name="message">What does not belong together, and what to do.</param>
    public FitMismatchException(string message)
        : base(message)
    {
    }
}
