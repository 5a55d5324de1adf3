using System.Collections.Immutable;
using Lamina.Generators;
using Lamina.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generators.Tests;

/// <summary>Which packages a compilation references.</summary>
public enum Packages
{
    /// <summary>Lamina.Core alone: a domain assembly or a service.</summary>
    Core,

    /// <summary>Lamina and what it brings.</summary>
    Training,
}

/// <summary>Compiles sources against the real libraries, and runs the generator and the analyzers on them.</summary>
internal static class Compilations
{
    private static readonly string[] OfTraining =
    [
        "Lamina", "TorchSharp", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.ML.Core", "Microsoft.ML.Data", "Microsoft.ML.DataView",
    ];

    private static readonly ImmutableArray<PortableExecutableReference> TrainingReferences =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(IsPlatformOrLamina)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<PortableExecutableReference> CoreReferences =
        [.. TrainingReferences.Where(reference => !OfTraining.Contains(NameOf(reference.FilePath!)))];

    /// <summary>Every analyzer there is.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(AnnotationAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>A compilation whose warnings are errors; users' own sources need no documentation.</summary>
    public static CSharpCompilation Create(Packages packages, params string[] sources) => Create("Domain", packages, sources);

    public static CSharpCompilation Create(string assembly, Packages packages, params string[] sources) => CSharpCompilation.Create(
        assembly,
        sources.Select((source, i) => Parse(source, $"File{i + 1}.cs")),
        packages == Packages.Core ? CoreReferences : TrainingReferences,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    public static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText("#pragma warning disable CS1591\n" + source, ParseOptions, path);

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new FeatureGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator; the sources with what it wrote must compile without a warning.</summary>
    public static GeneratorDriver Generate(Packages packages, params string[] sources) => Generate(Create(packages, sources), out _);

    public static GeneratorDriver Generate(CSharpCompilation compilation, out CSharpCompilation generated, string despite = "")
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var reported);
        generated = (CSharpCompilation)updated;
        Assert.Empty(reported);
        AssertCompiles(generated, despite);
        return driver;
    }

    public static void AssertCompiles(Compilation compilation, string despite = "")
    {
        var errors = compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden && diagnostic.Id != despite)
            .ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(error => $"{error}\n    {LineOf(error)}")));
    }

    /// <summary>What the analyzers say, where things stand, of sources with their generated code.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation)
    {
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        var found = await generated
            .WithAnalyzers(Analyzers)
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.Distinct().OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>A reference to a compilation, as its dll.</summary>
    public static MetadataReference Reference(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static bool IsPlatformOrLamina(string path)
    {
        var name = NameOf(path);
        return name is "Lamina.Core" or "netstandard" or "mscorlib"
            || OfTraining.Contains(name)
            || (name.StartsWith("System", StringComparison.Ordinal) && !name.StartsWith("System.CodeDom.", StringComparison.Ordinal));
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static string LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree
            ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
            : "";
}
