using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Lamina.Generators.Model;

namespace Lamina.Generators.Parsing;

/// <summary>Keeps apart the files of types whose names differ by case alone, and their names short enough for a disk.</summary>
internal static class HintNames
{
    // Of the 255 bytes that most file systems allow, a clash's suffix and the file's kind want some too.
    private const int LongestInBytes = 200;
    private const int KeptCharacters = 60;

    /// <summary>A hint, or the end of a very long one with a suffix of its own.</summary>
    public static string Shorten(string hint) => Encoding.UTF8.GetByteCount(hint) <= LongestInBytes
        ? hint
        : hint.Substring(hint.Length - KeptCharacters) + "-" + Hash(hint);

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
        var shared = Resolve(model.Shared, clashes);
        return ReferenceEquals(shared, model.Shared) ? model : model with { Shared = shared };
    }

    /// <summary>Each requested training half once, under a hint that no other one has.</summary>
    public static IEnumerable<TrainingModel> Resolve(ImmutableArray<TrainingModel> requests)
    {
        var clashes = FindClashes([.. requests.Select(static request => request.Hint)]);
        return requests
            .GroupBy(static request => request.Hint, StringComparer.Ordinal)
            .Select(same => Resolve(same.First(), clashes));
    }

    /// <summary>Whether a hint is another one with the suffix that a clash gives it.</summary>
    public static bool IsSuffixed(string suffixed, string hint) => suffixed == Suffix(hint);

    private static TrainingModel Resolve(TrainingModel model, EquatableArray<string> clashes) =>
        clashes.Contains(model.Hint, StringComparer.Ordinal) ? model with { Hint = Suffix(model.Hint) } : model;

    private static string Suffix(string hint) => $"{hint}-{Hash(hint)}";

    // FNV-1a (Fowler, Noll and Vo 1991): the same on every machine, unlike string.GetHashCode.
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * 16777619u);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
