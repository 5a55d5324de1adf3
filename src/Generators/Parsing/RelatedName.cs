namespace Lamina.Generators.Parsing;

/// <summary>Tells whether a feature's name is the label's with one word more or less: <c>SalesLog</c> beside <c>Sales</c>.</summary>
internal static class RelatedName
{
    private static readonly string[] Added =
    [
        "Log", "Bucket", "Class", "Label", "Target", "Is", "Has", "Scaled", "Normalized", "Normalised", "Encoded", "Code", "Flag", "Binary",
    ];

    // TargetSales may well be next month's, and Sales this month's.
    private static readonly string[] LeftOut = [.. Added.Except(["Label", "Target"])];

    /// <summary>What the feature's name has more or less than the label's, or null where they are unrelated.</summary>
    public static string? Relation(string feature, string label)
    {
        var (own, other) = (Words(feature), Words(label));
        if (Join(own) == Join(other))
            return "but for case and underscores";
        if (WordTooMuch(own, other, Added) is { } added)
            return $"with '{added}' added";
        return WordTooMuch(other, own, LeftOut) is { } missing ? $"without '{missing}'" : null;
    }

    private static string? WordTooMuch(List<string> longer, List<string> shorter, string[] affixes)
    {
        if (longer.Count < 2)
            return null;
        if (IsAffix(longer[0]) && Join(longer.Skip(1)) == Join(shorter))
            return longer[0];
        var last = longer[longer.Count - 1];
        return IsAffix(last) && Join(longer.Take(longer.Count - 1)) == Join(shorter) ? last : null;

        bool IsAffix(string word) => affixes.Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    // Words begin with a capital letter or behind an underscore: Catalog holds no Log.
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !IsStart(name, i))
                continue;
            var word = name.Substring(start, i - start).Trim('_');
            if (word.Length > 0)
                words.Add(word);
            start = i;
        }

        return words;
    }

    private static bool IsStart(string name, int i) =>
        name[i] == '_' || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));

    private static string Join(IEnumerable<string> words) => string.Concat(words).ToLowerInvariant();
}
