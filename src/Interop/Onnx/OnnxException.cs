namespace Lamina;

/// <summary>A foreign network cannot be read, cut or mapped: names the file, the place in it and the remedy.</summary>
public sealed class OnnxException : LaminaException
{
    /// <summary>Creates an error.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    public OnnxException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error that another one caused.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public OnnxException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
