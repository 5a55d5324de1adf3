using System.Collections.Immutable;
using System.Globalization;
using Lamina.Generators.Model;

namespace Lamina.Generators.Parsing;

/// <summary>Keeps apart the files of types whose names differ by case alone.</summary>
internal static class HintNames
{
    /// <summary>The hints that another one equals but for its case.</summary>
    public static EquatableArray<string> FindClashes(ImmutableArray<string> hints)
    {
        var clashes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var same in hints.GroupBy(static hint => hint, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Distinct(StringComparer.Ordinal).Count() > 1)
                clashes.UnionWith(same);
        }

        return clashes.ToEquatableArray();
    }

    /// <summary>Gives a model that clashes a suffix of its own.</summary>
    public static RowModel Resolve(RowModel model, EquatableArray<string> clashes)
    {
        var hint = model.Shared.Hint;
        return clashes.Contains(hint, StringComparer.Ordinal)
            ? model with { Shared = model.Shared with { Hint = $"{hint}-{Hash(hint)}" } }
            : model;
    }

    // FNV-1a (Fowler, Noll and Vo 1991): the same on every machine, unlike string.GetHashCode.
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * 16777619u);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
