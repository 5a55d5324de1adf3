using System.Composition;
using System.Reflection;
using Lamina.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Generators.Tests.CodeFixes;

/// <summary>Every code fix is one that an IDE finds, that can fix everything at once, and that a help page names.</summary>
public class ProviderTests
{
    private static readonly Type[] Providers =
        [.. typeof(NameTaskFix).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(CodeFixProvider)))];

    private static readonly string[] Known =
        [.. Compilations.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct()];

    public static TheoryData<string> Names => [.. Providers.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fix_is_exported_and_fixes_all_at_once(string name)
    {
        var type = Providers.Single(type => type.Name == name);
        var export = type.GetCustomAttribute<ExportCodeFixProviderAttribute>();

        Assert.NotNull(type.GetCustomAttribute<SharedAttribute>());
        Assert.Equal(name, export?.Name);
        Assert.Equal([LanguageNames.CSharp], export!.Languages);
        Assert.NotNull(Create(type).GetFixAllProvider());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fix_belongs_to_a_rule(string name)
    {
        var ids = Create(Providers.Single(type => type.Name == name)).FixableDiagnosticIds;

        Assert.NotEmpty(ids);
        Assert.Empty(ids.Except(Known));
    }

    [Fact]
    public void A_help_page_says_whether_there_is_a_fix()
    {
        var fixable = Providers.SelectMany(type => Create(type).FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);

        Assert.All(Known, id => Assert.Equal(
            fixable.Contains(id),
            File.ReadAllText(RepositoryFolder.PathOf("docs", "diagnostics", id + ".md")).Contains("| Code fix | ", StringComparison.Ordinal)));
    }

    private static CodeFixProvider Create(Type type) => (CodeFixProvider)Activator.CreateInstance(type)!;
}
