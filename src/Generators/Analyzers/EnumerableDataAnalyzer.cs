using System.Collections.Immutable;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lamina.Generators.Analyzers;

/// <summary>Points from ML.NET's <c>LoadFromEnumerable</c> over an annotated or enriched type to <c>RowDataView</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnumerableDataAnalyzer : DiagnosticAnalyzer
{
    private const string Catalog = "Microsoft.ML.DataOperationsCatalog";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageRules.LoadedFromEnumerable];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var catalogs = start.Compilation.GetTypesByMetadataName(Catalog);
            if (!catalogs.IsEmpty && References.Of(start.Compilation).Training)
                start.RegisterOperationAction(operation => Analyze(operation, catalogs), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, ImmutableArray<INamedTypeSymbol> catalogs)
    {
        if (context.Operation is not IInvocationOperation
            {
                TargetMethod: { Name: "LoadFromEnumerable", TypeArguments: [var row] } method, Syntax: InvocationExpressionSyntax call,
            }
            || !catalogs.Contains(method.ContainingType, SymbolEqualityComparer.Default)
            || Advise(row) is not { } advice)
        {
            return;
        }

        var where = CalledName.Of(call) ?? (SyntaxNode)call;
        context.ReportDiagnostic(Diagnostic.Create(UsageRules.LoadedFromEnumerable, where.GetLocation(), Names.Display(row), advice));
    }

    private static string? Advise(ITypeSymbol row)
    {
        if (row is INamedTypeSymbol named && Discovery.IsRow(named))
            return "RowDataView.Of(fit.Rows), or RowDataView.Of(fit.Raw(rows)) for the raw columns alone";
        return RowTasks.Of(row).Any() ? "RowDataView.Of(rows)" : null;
    }
}
