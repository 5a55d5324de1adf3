using Microsoft.CodeAnalysis;

namespace Benchmarks.Generator;

/// <summary>Tells files that a run wrote anew from those that it kept: what is kept is the same object.</summary>
internal static class WrittenFiles
{
    public static List<GeneratedSourceResult> Between(GeneratorDriver before, GeneratorDriver after)
    {
        var kept = Files(before).Select(static file => file.SourceText).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. Files(after).Where(file => !kept.Contains(file.SourceText))];
    }

    // A driver that has not run has no sources at all.
    private static IEnumerable<GeneratedSourceResult> Files(GeneratorDriver driver) => driver.GetRunResult().Results
        .SelectMany(static result => result.GeneratedSources.IsDefault ? [] : result.GeneratedSources);
}
