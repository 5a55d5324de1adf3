namespace Lamina;

/// <summary>How the vectors of several words become one.</summary>
public enum Pooling
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>
    /// Their mean weighted by inverse document frequency, ln((1 + n) / (1 + d)) + 1 for a word in d of n texts: words that
    /// stand everywhere count little (Spärck Jones 1972).
    /// </summary>
    InverseFrequency,
}
