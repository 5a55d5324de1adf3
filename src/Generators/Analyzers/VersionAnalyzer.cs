using System.Collections.Immutable;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lamina.Generators.Analyzers;

/// <summary>Says where the library and its generator have different versions: once, at the first annotated type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VersionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [TypeRules.VersionsDiffer];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        var library = context.Compilation.GetTypeByMetadataName("Lamina.IRowSchema`1")?.ContainingAssembly.Identity.Version.ToString(3);
        var generator = typeof(VersionAnalyzer).Assembly.GetName().Version.ToString(3);
        if (library is null || library == generator)
            return;
        if (FirstRow(context.Compilation.Assembly.GlobalNamespace, context.CancellationToken) is { } row)
            context.ReportDiagnostic(Diagnostic.Create(TypeRules.VersionsDiffer, RowParser.Where(row), library, generator));
    }

    private static INamedTypeSymbol? FirstRow(INamespaceOrTypeSymbol scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var member in scope.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type && Discovery.IsRow(type))
                return type;
            if (FirstRow(member, cancellationToken) is { } inner)
                return inner;
        }

        return null;
    }
}
