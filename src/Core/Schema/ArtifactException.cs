namespace Lamina;

/// <summary>A saved pipeline cannot be read: it is damaged, of another version, or no pipeline at all.</summary>
public sealed class ArtifactException : LaminaException
{
    /// <summary>Creates an error.</summary>
    /// <param name="message">What is wrong with the file, and what to do.</param>
    public ArtifactException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error that another one caused.</summary>
    /// <param name="message">What is wrong with the file, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ArtifactException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
