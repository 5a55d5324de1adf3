using System.Data.Common;

namespace Lamina;

/// <summary>Finds a table's columns by the names of members.</summary>
internal static class ColumnMatcher
{
    private const int NamesInMessages = 40;

    /// <summary>For each member, the column's position in the table, or -1 where it may be and is absent.</summary>
    /// <exception cref="SchemaMismatchException">A column is missing or doubled.</exception>
    public static int[] Match(DbDataReader reader, IReadOnlyList<TableColumn> columns, TableOptions options)
    {
        var names = new string[reader.FieldCount];
        for (var i = 0; i < names.Length; i++)
            names[i] = reader.GetName(i);

        var ordinals = new int[columns.Count];
        List<string>? missing = null;
        for (var i = 0; i < ordinals.Length; i++)
        {
            var column = columns[i];
            ordinals[i] = column.IsLabel && options.WithoutLabel ? -1 : Find(names, column.Name);
            if (ordinals[i] < 0 && !(column.IsLabel && (column.IsOptional || options.WithoutLabel)))
                (missing ??= []).Add(Describe(column, names));
        }

        if (missing is null)
            return ordinals;
        throw new SchemaMismatchException(
            $"The table has no column {string.Join(", none ", missing)}. It has {List(names)}. "
            + "Rename the columns where the table is read or queried; upper and lower case do not matter.");
    }

    private static int Find(string[] names, string wanted)
    {
        var found = -1;
        for (var i = 0; i < names.Length; i++)
        {
            if (!names[i].AsSpan().Trim().Equals(wanted, StringComparison.OrdinalIgnoreCase))
                continue;
            if (found >= 0)
            {
                throw new SchemaMismatchException(
                    $"The table has two columns for {wanted}: \"{names[found]}\" at position {found} and \"{names[i]}\" at position {i} (counted from 0). "
                    + "Rename or leave out one of them where the table is read or queried.");
            }

            found = i;
        }

        return found;
    }

    private static string Describe(TableColumn column, string[] names)
    {
        var text = column.Name;
        if (Nearest(names, column.Name) is { } nearest)
            text += $" (did you mean {nearest}?)";
        if (column.IsLabel)
            text += " (the label: set TableOptions.WithoutLabel to read rows that are only predicted)";
        return text;
    }

    private static string List(string[] names)
    {
        if (names.Length == 0)
            return "no columns at all";
        var text = string.Join(", ", names.Take(NamesInMessages));
        return names.Length > NamesInMessages ? $"{text} and {names.Length - NamesInMessages} more" : text;
    }

    private static string? Nearest(string[] names, string wanted)
    {
        string? nearest = null;
        var best = Math.Max(1, wanted.Length / 3) + 1;
        foreach (var name in names)
        {
            var distance = Distance(name, wanted);
            if (distance < best)
                (best, nearest) = (distance, name);
        }

        return nearest;
    }

    /// <summary>How many characters must be put in, left out or exchanged (Levenshtein 1966), whatever their case.</summary>
    private static int Distance(string left, string right)
    {
        var row = FoldPlan.AllPositions(right.Length + 1);
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
