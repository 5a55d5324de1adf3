using System.Collections.Immutable;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lamina.Generators.Analyzers;

/// <summary>Says what is wrong with <c>[assembly: TrainingFor&lt;T&gt;]</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrainingForAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        TypeRules.NameTaken, TrainingRules.NoSchema, TrainingRules.OtherSchemaVersion, TrainingRules.TrainingExists,
        TrainingRules.NotAnnotated, TrainingRules.LaminaNotReferenced, TrainingRules.SchemaDamaged,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        var wanted = context.Compilation.GetTypesByMetadataName(TrainingForParser.Attribute);
        if (wanted.IsEmpty)
            return;

        var sink = new ReportingSink(context.ReportDiagnostic);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var attribute in context.Compilation.Assembly.GetAttributes())
        {
            if (attribute.AttributeClass is not { Arity: 1 } type || !wanted.Contains(type.OriginalDefinition, SymbolEqualityComparer.Default))
                continue;
            var row = type.TypeArguments[0];
            if (!seen.Add(row))
                sink.Report(TrainingRules.TrainingExists, RowParser.Where(attribute), Names.Display(row), context.Compilation.Assembly.Name);
            else
                TrainingForParser.Parse(attribute, context.Compilation, sink);
        }
    }
}
