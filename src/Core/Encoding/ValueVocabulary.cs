using System.Globalization;

namespace Lamina;

/// <summary>
/// The values of a number that occur often enough to mean something by themselves: no capital gain, a gain of exactly
/// 15,024. Where half of the rows share one value, a scale says little about the rest; there, and where it is declared
/// (<see cref="NumberEmbedding.ExactValues"/>), each frequent value gets an embedding of its own in the network, beside its place on the scale. Codes are those of a <see cref="Vocabulary"/>:
/// 0 for any other value, 1 for missing, then the values, the most frequent first.
/// </summary>
public sealed class ValueVocabulary
{
    private readonly Dictionary<float, int> codes;

    private ValueVocabulary(string column, IReadOnlyList<float> values)
    {
        Column = column;
        Values = values;
        codes = new Dictionary<float, int>(values.Count);
        for (var i = 0; i < values.Count; i++)
            codes.Add(values[i], Vocabulary.FirstValue + i);
    }

    /// <summary>The column's name.</summary>
    public string Column { get; }

    /// <summary>The frequent values; empty where the scale says enough.</summary>
    public IReadOnlyList<float> Values { get; }

    /// <summary>Whether the network has an embedding for the column.</summary>
    public bool IsUsed => Values.Count > 0;

    /// <summary>How many codes there are.</summary>
    public int Size => Vocabulary.FirstValue + Values.Count;

    /// <summary>How wide the embedding is: as for a category of this size.</summary>
    public int EmbeddingWidth => Vocabulary.WidthFor(Size);

    /// <summary>The vocabulary of values in the order of their codes.</summary>
    /// <exception cref="ArgumentException">A value comes twice or is not finite.</exception>
    public static ValueVocabulary Of(string column, IReadOnlyList<float> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
                throw new ArgumentException($"The frequent value {value.ToString(CultureInfo.InvariantCulture)} of {column} is not finite.", nameof(values));
        }

        return new ValueVocabulary(column, values);
    }

    /// <summary>The code of a value; NaN is missing.</summary>
    public int IndexOf(float value)
    {
        if (float.IsNaN(value))
            return Vocabulary.Missing;
        return codes.Count > 0 && codes.TryGetValue(value, out var code) ? code : Vocabulary.Unknown;
    }

    /// <summary>The values that occur often enough, in a column whose quartiles are one value or that declares it; else none.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="sorted">The values of the training rows that are there, ascending.</param>
    /// <param name="options">What is often, and how many are kept.</param>
    /// <param name="declared">Whether they are asked for whatever the quartiles say.</param>
    internal static ValueVocabulary Fit(string column, ReadOnlySpan<float> sorted, EncoderOptions options, bool declared = false)
    {
        if (sorted.IsEmpty || sorted[0] == sorted[^1] || (!declared && sorted[sorted.Length / 4] != sorted[3 * sorted.Length / 4]))
            return new ValueVocabulary(column, []);

        var frequent = new List<(float Value, int Count)>();
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            if (end - start >= options.FrequentValueCount)
                frequent.Add((sorted[start], end - start));

            start = end;
        }

        frequent.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Value.CompareTo(b.Value));
        if (frequent.Count > options.MaximumFrequentValues)
            frequent.RemoveRange(options.MaximumFrequentValues, frequent.Count - options.MaximumFrequentValues);
        return new ValueVocabulary(column, frequent.ConvertAll(static item => item.Value));
    }
}
