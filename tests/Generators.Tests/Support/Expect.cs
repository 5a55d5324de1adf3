using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Generators.Tests;

/// <summary>Holds analyzers to a source in which <c>[|marks|]</c> say where a diagnostic belongs.</summary>
internal static class Expect
{
    /// <summary>Exactly one diagnostic: its id, its message and its place.</summary>
    public static Task One(string id, string message, string marked, Packages packages = Packages.Core) =>
        One(id, message, marked, source => Compilations.Create(packages, source));

    /// <summary>Exactly one diagnostic in what a source is compiled to.</summary>
    public static async Task One(string id, string message, string marked, Func<string, Compilation> compile)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal);
        var source = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var compilation = compile(Shape.Usings + source);

        var found = Assert.Single(await Compilations.Analyze(compilation));

        Assert.Equal($"{id}: {message}", $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(marked[(start + 2)..end], TextAt(found));
        var prefix = found.Location.SourceTree!.ToString().IndexOf(source, StringComparison.Ordinal);
        Assert.Equal(prefix + start, found.Location.SourceSpan.Start);
    }

    /// <summary>No diagnostic, and code that compiles.</summary>
    public static async Task None(string source, Packages packages = Packages.Core)
    {
        var compilation = Compilations.Create(packages, Shape.Usings + source);
        Compilations.Generate(compilation, out _);

        Assert.Empty(await Compilations.Analyze(compilation));
    }

    private static string TextAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
