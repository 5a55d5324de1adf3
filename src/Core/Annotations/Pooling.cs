namespace Lamina;

/// <summary>
/// How the vectors of several words become one. Several ways may be asked for at once: their results stand one after
/// the other, in the order of the values here.
/// </summary>
[Flags]
public enum Pooling
{
    /// <summary>None: of no use.</summary>
    None = 0,

    /// <summary>Their mean.</summary>
    Mean = 1,

    /// <summary>
    /// Their mean weighted by inverse document frequency, ln((1 + n) / (1 + d)) + 1 for a word in d of n texts: words that
    /// stand everywhere count little (Spärck Jones 1972).
    /// </summary>
    InverseFrequency = 2,

    /// <summary>The largest value of each dimension: one telling word among many shows (Collobert et al. 2011).</summary>
    Max = 4,
}
