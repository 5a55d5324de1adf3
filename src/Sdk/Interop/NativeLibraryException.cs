namespace Lamina;

/// <summary>A native library that training needs cannot be loaded on this system: names the cause and the remedy.</summary>
public sealed class NativeLibraryException : LaminaException
{
    /// <summary>Creates an error.</summary>
    /// <param name="message">Which library does not load, why, and what to do.</param>
    public NativeLibraryException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error that another one caused.</summary>
    /// <param name="message">Which library does not load, why, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public NativeLibraryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
