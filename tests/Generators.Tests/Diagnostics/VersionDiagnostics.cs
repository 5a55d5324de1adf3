using System.Collections.Immutable;
using System.Globalization;
using Lamina.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generators.Tests.Diagnostics;

/// <summary>The library and the generator that travels in its package have one version.</summary>
public class VersionDiagnostics
{
    private static readonly string Generator = typeof(VersionAnalyzer).Assembly.GetName().Version!.ToString(3);

    [Fact]
    public async Task Another_version_is_pointed_out_once_at_the_first_type()
    {
        var found = Assert.Single(await Analyze("9.8.7.0", "public record A(int X); public record B([Feature] int X); public record C([Feature] int X);"));

        Assert.Equal("LAM0011", found.Id);
        Assert.Equal(
            $"Lamina.Core has version 9.8.7, but its generator has version {Generator}; use one version of the Lamina packages in all projects and build again",
            found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("B", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
    }

    [Fact]
    public async Task The_same_version_is_fine() => Assert.Empty(await Analyze(Generator + ".0", "public record B([Feature] int X);"));

    [Fact]
    public async Task The_fourth_number_does_not_count() => Assert.Empty(await Analyze(Generator + ".9", "public record B([Feature] int X);"));

    [Fact]
    public async Task Without_an_annotated_type_nothing_is_generated() => Assert.Empty(await Analyze("9.8.7.0", "public record A(int X);"));

    [Fact]
    public async Task A_pragma_silences_it() =>
        Assert.Empty(await Analyze("9.8.7.0", "#pragma warning disable LAM0011\npublic record B([Feature] int X);"));

    private static Task<ImmutableArray<Diagnostic>> Analyze(string version, string source)
    {
        var library = Compilations.Create(
            "Lamina.Core",
            Packages.Core,
            $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] namespace Lamina {{ public interface IRowSchema<T>; public class FeatureAttribute : System.Attribute; }}");
        library = library.WithReferences(library.References.Where(IsPlatform));
        var compilation = Compilations.Create(Packages.Core, "using Lamina;\n" + source);
        compilation = compilation.WithReferences(compilation.References.Where(IsPlatform).Append(Compilations.Reference(library)));
        Compilations.AssertCompiles(compilation);
        return compilation.WithAnalyzers([new VersionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }

    private static bool IsPlatform(MetadataReference reference) =>
        !Path.GetFileName(((PortableExecutableReference)reference).FilePath!).StartsWith("Lamina", StringComparison.Ordinal);
}
