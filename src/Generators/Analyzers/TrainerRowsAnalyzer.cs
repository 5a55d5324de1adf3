using System.Collections.Immutable;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lamina.Generators.Analyzers;

/// <summary>
/// Says in a sentence what the compiler says in types: a trainer was given rows without a task. The call has no
/// operation, since no overload fits, so it is found in the syntax.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrainerRowsAnalyzer : DiagnosticAnalyzer
{
    private const string Fit = "Fit";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageRules.RowsWithoutTask];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (References.Of(start.Compilation).Training)
                start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (CalledName.Of(call) is not { Identifier.ValueText: Fit } || call.ArgumentList.Arguments.Count == 0)
            return;
        var called = context.SemanticModel.GetSymbolInfo(call, context.CancellationToken);
        if (called is not { Symbol: null, CandidateReason: CandidateReason.OverloadResolutionFailure })
            return;
        var trainer = called.CandidateSymbols.OfType<IMethodSymbol>().FirstOrDefault(IsTrainer);
        if (trainer is null)
            return;

        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            if (ParameterOf(argument, i, trainer) is { } parameter
                && RowTasks.AskedBy(parameter) is not null
                && TypeOf(argument.Expression, context) is { } rows
                && Explain(rows, trainer) is var (type, advice))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    UsageRules.RowsWithoutTask, argument.Expression.GetLocation(), Names.Display(type), NameOf(trainer), advice));
            }
        }
    }

    private static bool IsTrainer(IMethodSymbol method) => method.Parameters.Any(static parameter => RowTasks.AskedBy(parameter) is not null);

    private static IParameterSymbol? ParameterOf(ArgumentSyntax argument, int position, IMethodSymbol trainer) =>
        argument.NameColon is { Name.Identifier.ValueText: var name }
            ? trainer.Parameters.FirstOrDefault(parameter => parameter.Name == name)
            : trainer.Parameters.ElementAtOrDefault(position);

    // Null where the argument itself is in error, or has no type of its own.
    private static ITypeSymbol? TypeOf(ExpressionSyntax argument, SyntaxNodeAnalysisContext context) =>
        context.SemanticModel.GetTypeInfo(argument, context.CancellationToken).Type is { TypeKind: not (TypeKind.Error or TypeKind.Dynamic) } type
            ? type
            : null;

    // What to name and what to advise; null where the rows are not what is wrong with the call.
    private static (ITypeSymbol Type, string Advice)? Explain(ITypeSymbol rows, IMethodSymbol trainer)
    {
        var listed = RowTasks.ElementOf(rows, SpecialType.System_Collections_Generic_IReadOnlyList_T);
        var row = listed ?? RowTasks.ElementOf(rows, SpecialType.System_Collections_Generic_IEnumerable_T) ?? rows;
        if (row is INamedTypeSymbol named && Discovery.IsRow(named))
        {
            return (row, $"it is not enriched; pass the Rows of a fit that {Names.StemOf(named)}Training.Fit made, "
                + "or the fit's Raw(rows) for the raw columns alone");
        }

        if (row.TypeKind == TypeKind.Error)
            return null;
        var tasks = RowTasks.Of(row).ToList();
        if (tasks.Count == 0)
            return (rows, "it holds no rows with a task; pass the Rows of a fit, its Raw(rows), or what its Enricher made");
        if (listed is null)
            return (rows, "it is no list of rows; pass an array or a list, such as ToArray() makes");
        return tasks.Any(task => Trains(trainer, task))
            ? null
            : (row, $"its task is {Names.Display(tasks[0])}, which {NameOf(trainer)} does not train; choose another label or another trainer");
    }

    private static bool Trains(IMethodSymbol trainer, ITypeSymbol task) =>
        trainer.ContainingType.GetMembers(trainer.Name).OfType<IMethodSymbol>()
            .SelectMany(static overload => overload.Parameters)
            .Any(parameter => SymbolEqualityComparer.Default.Equals(RowTasks.AskedBy(parameter)?.OriginalDefinition, task.OriginalDefinition));

    private static string NameOf(IMethodSymbol trainer) => $"{trainer.ContainingType.Name}.{trainer.Name}";
}
