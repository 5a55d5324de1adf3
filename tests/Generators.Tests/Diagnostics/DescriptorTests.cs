using System.Reflection;
using Lamina.Generators.Analyzers;
using Microsoft.CodeAnalysis;

namespace Generators.Tests.Diagnostics;

/// <summary>Every diagnostic has an id of its own, a help page, a line in the release notes and a test.</summary>
public class DescriptorTests
{
    private static readonly DiagnosticDescriptor[] Rules =
    [
        .. typeof(AnnotationAnalyzer).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    [Fact]
    public void Ids_are_unique() => Assert.Equal(Rules.Length, Rules.Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void Every_rule_but_the_internal_error_belongs_to_an_analyzer()
    {
        var supported = Compilations.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics);

        Assert.Equal(["LAM0901"], Rules.Except(supported).Select(rule => rule.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_help_page_a_release_note_and_a_test(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);
        var title = rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var page = File.ReadAllText(RepositoryFolder.PathOf(rule.HelpLinkUri));
        var notes = File.ReadAllText(RepositoryFolder.PathOf("src/Generators/Diagnostics/AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(RepositoryFolder.PathOf("src/Generators/Diagnostics/AnalyzerReleases.Shipped.md"));

        Assert.StartsWith($"# {id}: {title}\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"| Severity | {rule.DefaultSeverity.ToString().ToLowerInvariant()} |", page, StringComparison.Ordinal);
        Assert.Contains("## What to do", page, StringComparison.Ordinal);
        var severity = rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled";
        Assert.Contains($"{id} | {rule.Category} | {severity} | ", notes, StringComparison.Ordinal);
        Assert.Equal(!rule.IsEnabledByDefault, page.Contains($"dotnet_diagnostic.{id}.severity = suggestion", StringComparison.Ordinal));
        Assert.False(title.EndsWith('.'));
        var tests = Directory.GetFiles(RepositoryFolder.PathOf("tests/Generators.Tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".verified.cs", StringComparison.Ordinal));
        Assert.Contains(tests, file => File.ReadAllText(file).Contains($"\"{id}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_help_page_belongs_to_a_rule() => Assert.Equal(
        Rules.Select(rule => rule.Id),
        Directory.GetFiles(RepositoryFolder.PathOf("docs/diagnostics"), "LAM0*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void The_index_lists_every_page()
    {
        var index = File.ReadAllText(RepositoryFolder.PathOf("docs", "diagnostics", "README.md"));
        Assert.All(Rules, rule => Assert.Contains(
            $"- [{rule.Id}]({rule.Id}.md): {rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture)}\n", index, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pragma_silences_a_diagnostic()
    {
        const string Source = Shape.Usings + "public record Row([Feature] int X, [Feature] Guid Z, [Label] bool Y);";
        var loud = Compilations.Create(Packages.Core, Source);
        var silent = Compilations.Create(Packages.Core, "#pragma warning disable LAM0101\n" + Source);

        Assert.Equal("LAM0101", Assert.Single(await Compilations.Analyze(loud)).Id);
        Assert.Empty(await Compilations.Analyze(silent));
    }

    [Fact]
    public async Task A_severity_can_be_configured()
    {
        var compilation = Compilations.Create(Packages.Core, Shape.Usings + "public record Row([Feature] int X, [Feature] Guid Z, [Label] bool Y);");
        var configured = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            compilation.Options.SpecificDiagnosticOptions.SetItem("LAM0101", ReportDiagnostic.Info)));

        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await Compilations.Analyze(configured)).Severity);
    }
}
