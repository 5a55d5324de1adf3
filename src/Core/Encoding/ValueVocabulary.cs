using System.Globalization;

namespace Lamina;

/// <summary>
/// The values of a number that occur often enough to mean something by themselves: an income of 0, a gain of exactly
/// 15,024, a year of school. Beside its place on the scale, each gets an embedding of its own in the network. Codes are
/// those of a <see cref="Vocabulary"/>: 0 for any other value, 1 for missing, then the values, the most frequent first.
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

    /// <summary>The frequent values; empty where the column has too few of them.</summary>
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
        return codes.TryGetValue(value, out var code) ? code : Vocabulary.Unknown;
    }

    /// <summary>The values that occur often enough, where together they cover enough of the rows.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="sorted">The values of the training rows that are there, ascending.</param>
    /// <param name="options">What is often, and what is enough.</param>
    internal static ValueVocabulary Fit(string column, ReadOnlySpan<float> sorted, EncoderOptions options)
    {
        var frequent = new List<(float Value, int Count)>();
        var covered = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            if (end - start >= options.FrequentValueCount)
            {
                frequent.Add((sorted[start], end - start));
                covered += end - start;
            }

            start = end;
        }

        // A single frequent value that is everywhere is a constant: nothing to tell apart.
        if (covered < options.FrequentValueCoverage * sorted.Length || (frequent.Count == 1 && covered == sorted.Length))
            return new ValueVocabulary(column, []);
        frequent.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Value.CompareTo(b.Value));
        if (frequent.Count > options.MaximumFrequentValues)
            frequent.RemoveRange(options.MaximumFrequentValues, frequent.Count - options.MaximumFrequentValues);
        return new ValueVocabulary(column, frequent.ConvertAll(static item => item.Value));
    }
}
