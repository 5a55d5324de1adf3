namespace Lamina;

/// <summary>Which names somebody may have meant.</summary>
internal static class NearestNames
{
    private const int Most = 5;
    private const int LongestName = 200;    // a damaged file may hold names of any length

    /// <summary>The nearest names, nearest first: those that hold the wanted one, or are spelt a little differently.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> names, string wanted)
    {
        var farthest = Math.Max(2, wanted.Length / 2);
        return
        [
            .. names
                .Where(name => name.Length is > 0 and <= LongestName)
                .Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, Distance: Distance(name, wanted)))
                .Where(name => name.Distance <= farthest)
                .OrderBy(name => name.Distance)
                .Select(name => name.Name)
                .Take(Most),
        ];
    }

    private static double Distance(string name, string wanted)
    {
        if (wanted.Length > 0 && name.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            return 0.5 + (0.001 * (name.Length - wanted.Length));
        return wanted.Length > LongestName ? double.PositiveInfinity : Edits(name, wanted);
    }

    /// <summary>How many characters must be put in, left out or exchanged (Levenshtein 1966), whatever their case.</summary>
    private static int Edits(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var i = 0; i < row.Length; i++)
            row[i] = i;
        foreach (var item in left)
        {
            var diagonal = row[0]++;
            for (var i = 1; i < row.Length; i++)
            {
                var exchanged = diagonal + (char.ToUpperInvariant(item) == char.ToUpperInvariant(right[i - 1]) ? 0 : 1);
                diagonal = row[i];
                row[i] = Math.Min(exchanged, Math.Min(row[i], row[i - 1]) + 1);
            }
        }

        return row[^1];
    }
}
