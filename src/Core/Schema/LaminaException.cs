namespace Lamina;

/// <summary>The base of every error that Lamina raises about rows, files, options and fits.</summary>
public class LaminaException : Exception
{
    /// <summary>Creates an error without a message of its own.</summary>
    public LaminaException()
    {
    }

    /// <summary>Creates an error.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    public LaminaException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error that another one caused.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public LaminaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
