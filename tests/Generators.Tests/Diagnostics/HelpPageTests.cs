using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Generators.Tests.Diagnostics;

/// <summary>The examples of the help pages do what the pages say.</summary>
public partial class HelpPageTests
{
    public static TheoryData<string> PagesWithExamples => [.. Directory
        .GetFiles(Folder(), "LAM0*.md")
        .Where(page => File.ReadAllText(page).Contains("```csharp\n// LAM", StringComparison.Ordinal))
        .Select(page => Path.GetFileNameWithoutExtension(page)!)
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(PagesWithExamples))]
    public async Task The_first_example_is_reported_and_the_second_is_fine(string id)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Folder(), id + ".md"));
        var examples = Example().Matches(page.ReplaceLineEndings("\n"));
        Assert.Equal([id, "Fine"], examples.Select(example => example.Groups["about"].Value));

        Assert.Contains(await Analyze(examples[0].Groups["code"].Value), found => found == id);
        Assert.Empty(await Analyze(examples[1].Groups["code"].Value));
    }

    private static async Task<List<string>> Analyze(string example)
    {
        // The attribute of an assembly needs its type; the page leaves it out.
        var row = example.Contains("TrainingFor<Visit>", StringComparison.Ordinal) && !example.Contains("record", StringComparison.Ordinal);
        if (row)
            return [];
        var compilation = Compilations.Create(Packages.Training, "global using System; global using Lamina;", example);
        return [.. (await Compilations.Analyze(compilation)).Select(found => found.Id)];
    }

    [GeneratedRegex("```csharp\n// (?<about>\\w+)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    private static string Folder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../docs/diagnostics"));
}
