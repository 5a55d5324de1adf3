using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

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

        Assert.Contains(await Analyze(id, examples[0].Groups["code"].Value), found => found == id);
        Assert.Empty(await Analyze(id, examples[1].Groups["code"].Value));
        if (!LacksItsType(examples[1].Groups["code"].Value))
            Compilations.Generate(Compile(examples[1].Groups["code"].Value), out _);
    }

    private static async Task<List<string>> Analyze(string id, string example) => LacksItsType(example)
        ? []
        : [.. (await Compilations.Analyze(EditorConfig.Enable(id, Compile(example)))).Select(found => found.Id)];

    // The attribute of an assembly needs its type; the page leaves it out.
    private static bool LacksItsType(string example) =>
        example.Contains("TrainingFor<Visit>", StringComparison.Ordinal) && !example.Contains("record", StringComparison.Ordinal);

    private static CSharpCompilation Compile(string example) =>
        Compilations.Create(Packages.Training, "global using System; global using Lamina;", example);

    [GeneratedRegex("```csharp\n// (?<about>\\w+)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    private static string Folder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../docs/diagnostics"));
}
