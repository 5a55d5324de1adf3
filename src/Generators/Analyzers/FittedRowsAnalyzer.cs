using System.Collections.Immutable;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lamina.Generators.Analyzers;

/// <summary>
/// Finds a model that is evaluated on the rows it was fitted on, where one method does both. Rows are the same where they
/// are read from the same variables in the same way, and the variables did not change in between.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FittedRowsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageRules.EvaluatedOnFittedRows];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (References.Of(start.Compilation).Training)
                start.RegisterOperationAction(Analyze, OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (context.Operation is not IInvocationOperation { TargetMethod.Name: "Evaluate", Instance: { } model, Arguments: [{ Value: var rows }] }
            || !IsModel(model.Type)
            || ReadPath.Of(rows) is not { } path)
        {
            return;
        }

        var flow = new VariableFlow(context.Operation);
        if (FitBehind(model, rows.Syntax.SpanStart, flow) is { } fit
            && path.Equals(ReadPath.Of(RowsOf(fit)))
            && !path.Variables.Any(variable => flow.MayChange(variable, fit.Syntax.Span.End, rows.Syntax.SpanStart)))
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageRules.EvaluatedOnFittedRows, rows.Syntax.GetLocation(), rows.Syntax.ToString()));
        }
    }

    private static bool IsModel(ITypeSymbol? type) => IsBooster(type) || LaminaTypes.Is(type, "NetworkModel", 4);

    private static bool IsBooster(ITypeSymbol? type) => LaminaTypes.Is(type, "BoostedModel", 3);

    /// <summary>The call of <c>Fit</c> that made a model, as far as the method itself says it.</summary>
    private static IInvocationOperation? FitBehind(IOperation value, int before, VariableFlow flow) => value switch
    {
        IInvocationOperation { TargetMethod.Name: "Fit" } call when IsBooster(call.Type) || LaminaTypes.IsFit(call.Type) => call,
        IPropertyReferenceOperation { Property: var property, Instance: { } fit } when IsModel(property.Type) && LaminaTypes.IsFit(property.ContainingType) =>
            FitBehind(fit, before, flow),
        ILocalReferenceOperation { Local: var local } when flow.ValueOf(local, before) is { } assigned =>
            FitBehind(assigned, assigned.Syntax.SpanStart, flow),
        _ => null,
    };

    private static IOperation? RowsOf(IInvocationOperation fit) =>
        fit.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;
}
