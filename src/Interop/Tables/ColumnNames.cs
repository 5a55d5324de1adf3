using System.Globalization;
using System.Text;

namespace Lamina;

/// <summary>
/// Names that need no quotes in SQL and that trainers of other languages take: letters, digits and underscores, each name once whatever its case.
/// </summary>
internal sealed class ColumnNames
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a name of a column's: <c>Built.Year</c> becomes <c>Built_Year</c>.</summary>
    public string Of(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name)
            text.Append(char.IsLetterOrDigit(letter) ? letter : '_');
        var plain = text.ToString();
        var unique = plain;
        for (var i = 2; !taken.Add(unique); i++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{plain}_{i}");
        return unique;
    }

    /// <summary>Takes a name as it is.</summary>
    /// <exception cref="ArgumentException">It is empty or taken.</exception>
    public string Exactly(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return taken.Add(name) ? name : throw new ArgumentException($"The table has a column called {name} already. Give the added one another name.", nameof(name));
    }
}
