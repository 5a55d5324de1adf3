using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generators.Tests.CodeFixes;

// Rules for analyzers that a compiler loads; this one runs in tests alone.
#pragma warning disable RS1036, RS1038, RS1041, RS2008
/// <summary>Reports LAM0207 at the label of every type without a group: the fix is tested before there is ranking.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RankingStandIn : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new("LAM0207", "Ranking needs a group", "Add one", "Test", DiagnosticSeverity.Error, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (Marked(type, "GroupAttribute").Concat(Marked(type.BaseType!, "GroupAttribute")).Any())
            return;
        foreach (var label in Marked(type, "LabelAttribute"))
            context.ReportDiagnostic(Diagnostic.Create(Rule, label.Locations[0]));
    }

    private static IEnumerable<ISymbol> Marked(INamedTypeSymbol type, string attribute) => type.GetMembers()
        .Concat(type.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
        .Where(symbol => Has(symbol, attribute));

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(data => data.AttributeClass?.Name == attribute);
}
