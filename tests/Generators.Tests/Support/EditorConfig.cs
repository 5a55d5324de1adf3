using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generators.Tests;

/// <summary>Applies an <c>.editorconfig</c> to a compilation, as the compiler does.</summary>
internal static class EditorConfig
{
    /// <summary>The rules that are off until someone turns them on.</summary>
    public static IEnumerable<string> OptIn => Compilations.Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .Where(rule => !rule.IsEnabledByDefault)
        .Select(rule => rule.Id);

    /// <summary>Turns one of those rules on; any other rule stays as it is.</summary>
    public static CSharpCompilation Enable(string id, CSharpCompilation compilation) =>
        OptIn.Contains(id) ? Apply(compilation, Suggest(id)) : compilation;

    public static CSharpCompilation EnableAll(CSharpCompilation compilation) => Apply(compilation, [.. OptIn.Select(Suggest)]);

    public static CSharpCompilation Apply(CSharpCompilation compilation, params string[] lines)
    {
        AnalyzerConfig[] files = [AnalyzerConfig.Parse($"root = true\n[*.cs]\n{string.Join('\n', lines)}\n", "/.editorconfig")];
        var config = AnalyzerConfigSet.Create(files);
        return compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Severities(config)));
    }

    private static string Suggest(string id) => $"dotnet_diagnostic.{id}.severity = suggestion";

    private sealed class Severities(AnalyzerConfigSet config) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            config.GetOptionsForSourcePath("/" + tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}
