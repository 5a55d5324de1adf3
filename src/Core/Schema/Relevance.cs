namespace Lamina;

/// <summary>How relevant a row is within its group, and what it is worth: <c>2^relevance - 1</c> (Burges et al. 2005).</summary>
internal static class Relevance
{
    /// <summary>The largest relevance: its worth still fits an <see cref="int"/>, as LightGBM keeps it.</summary>
    public const int Largest = 30;

    /// <summary>Whether a label is a relevance.</summary>
    public static bool IsValid(float relevance) => relevance is >= 0 and <= Largest && float.IsInteger(relevance);

    /// <summary>What a relevance is worth.</summary>
    public static int Gain(float relevance) => (1 << (int)relevance) - 1;
}
