namespace Lamina;

/// <summary>
/// Gives each value of a categorical column a code: 0 for values that are unknown or rare, 1 for missing, then
/// the values, the most frequent first. It does not change once fitted.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>The code of a value that is not in the vocabulary.</summary>
    public const int Unknown = 0;

    /// <summary>The code of a missing value.</summary>
    public const int Missing = 1;

    /// <summary>The code of the first value.</summary>
    public const int FirstValue = 2;

    private readonly Dictionary<string, int>? texts;
    private readonly Dictionary<long, int>? numbers;

    private Vocabulary(string column, IReadOnlyList<string> names, Dictionary<string, int>? texts, Dictionary<long, int>? numbers)
    {
        Column = column;
        Names = names;
        this.texts = texts;
        this.numbers = numbers;
    }

    /// <summary>The column's name.</summary>
    public string Column { get; }

    /// <summary>The values' names; the value with code c is at c - <see cref="FirstValue"/>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many codes there are, unknown and missing among them.</summary>
    public int Size => FirstValue + Names.Count;

    /// <summary>
    /// How wide the network's embedding of the column is: 1.6 times the size to the power of 0.56, at most 50
    /// (the rule of thumb of Howard and Gugger 2020).
    /// </summary>
    public int EmbeddingWidth => WidthFor(Size);

    /// <summary>Whether the values are those that an enum declares.</summary>
    public bool IsClosed => texts is null && numbers is null;

    /// <summary>Whether the values are whole numbers.</summary>
    internal bool IsNumbers => numbers is not null;

    /// <summary>The vocabulary of a column whose values are all declared.</summary>
    public static Vocabulary Closed(string column, IReadOnlyList<string> names) => new(column, names, null, null);

    /// <summary>The vocabulary of a column of texts, in the order of their codes.</summary>
    public static Vocabulary OfTexts(string column, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var codes = new Dictionary<string, int>(values.Count, StringComparer.Ordinal);
        for (var i = 0; i < values.Count; i++)
            codes.Add(values[i], FirstValue + i);
        return new Vocabulary(column, values, codes, null);
    }

    /// <summary>The vocabulary of a column of whole numbers, in the order of their codes.</summary>
    public static Vocabulary OfNumbers(string column, IReadOnlyList<long> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var codes = new Dictionary<long, int>(values.Count);
        var names = new string[values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            codes.Add(values[i], FirstValue + i);
            names[i] = ((CategoryKey)values[i]).ToString();
        }

        return new Vocabulary(column, names, null, codes);
    }

    /// <summary>The code of a value.</summary>
    public int IndexOf(CategoryKey key)
    {
        if (key.IsMissing)
            return Missing;
        if (numbers is not null)
            return key.IsNumber && numbers.TryGetValue(key.Number, out var code) ? code : Unknown;
        if (texts is not null)
            return key.IsText && texts.TryGetValue(key.Text, out var code) ? code : Unknown;
        return key.IsNumber && (ulong)key.Number < (ulong)Names.Count ? FirstValue + (int)key.Number : Unknown;
    }

    /// <summary>The name of a code, for reports.</summary>
    public string NameOf(int code) =>
        code switch
        {
            Unknown => "(unknown)",
            Missing => "(missing)",
            _ => Names[code - FirstValue],
        };

    /// <summary>The vocabulary of the values that occur often enough.</summary>
    internal static Vocabulary Fit(Column column, Dictionary<CategoryKey, int> counts, EncoderOptions options)
    {
        if (column.Kind == ColumnKind.ClosedCategory)
            return Closed(column.Name, column.Values);

        var kept = new List<KeyValuePair<CategoryKey, int>>();
        var ofNumbers = false;
        foreach (var entry in counts)
        {
            ofNumbers |= entry.Key.IsNumber;
            if (!entry.Key.IsMissing && entry.Value >= options.MinimumCount)
                kept.Add(entry);
        }

        if (kept.Count > options.MaximumCategories)
        {
            throw new RowException(
                $"Column {column.Name} has {kept.Count} different values that occur at least {options.MinimumCount} times, "
                + $"more than the {options.MaximumCategories} allowed. Mark it [Id] if it only names the row, raise "
                + "EncoderOptions.MinimumCount, or raise EncoderOptions.MaximumCategories.");
        }

        kept.Sort(static (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : Compare(a.Key, b.Key));
        return ofNumbers
            ? OfNumbers(column.Name, kept.ConvertAll(static entry => entry.Key.Number))
            : OfTexts(column.Name, kept.ConvertAll(static entry => entry.Key.Text!));
    }

    internal static int WidthFor(int size) => (int)Math.Min(50, Math.Ceiling(1.6 * Math.Pow(size, 0.56)));

    /// <summary>Orders keys: numbers by size, texts by their characters.</summary>
    internal static int Compare(CategoryKey a, CategoryKey b) =>
        a.IsNumber && b.IsNumber ? a.Number.CompareTo(b.Number) : string.CompareOrdinal(a.Text, b.Text);
}
