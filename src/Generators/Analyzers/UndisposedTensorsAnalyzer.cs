using System.Collections.Immutable;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lamina.Generators.Analyzers;

/// <summary>
/// Finds generated tensor batches that a method makes and forgets. It is silent as soon as the batch is disposed, returned,
/// stored or passed on anywhere in the method, on whichever path.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndisposedTensorsAnalyzer : DiagnosticAnalyzer
{
    private const string Dispose = "Dispose";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UsageRules.TensorsNotDisposed];

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
        var call = (IInvocationOperation)context.Operation;
        if (!IsFactory(call.TargetMethod))
            return;
        var body = Body(call);
        if (!IsForgotten(Outermost(call), body) || OpensScope(body))
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            UsageRules.TensorsNotDisposed, call.Syntax.GetLocation(), Names.Display(call.TargetMethod.ContainingType)));
    }

    private static bool IsFactory(IMethodSymbol method) =>
        method is { Name: "From", IsStatic: true }
        && LaminaTypes.Is(method.ContainingType.BaseType, "TensorBatch", 0)
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, method.ContainingType);

    private static IOperation Body(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    // TorchSharp's own way of letting go of every tensor that a method makes.
    private static bool OpensScope(IOperation body) =>
        body.Descendants().Any(static operation => operation is IInvocationOperation { TargetMethod.Name: "NewDisposeScope" });

    // The same value after conversions and choices.
    private static IOperation Outermost(IOperation value)
    {
        while (value.Parent is IConversionOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation)
            value = value.Parent;
        return value;
    }

    private static bool IsForgotten(IOperation batch, IOperation body) => batch.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => !local.IsUsing && IsForgotten(local, body),
        IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => IsForgotten(local, body),
        IAssignmentOperation { Target: IDiscardOperation } => true,
        _ => IsLook(batch),
    };

    private static bool IsForgotten(ILocalSymbol local, IOperation body) => body.Descendants()
        .OfType<ILocalReferenceOperation>()
        .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local))
        .All(static use => IsLook(Outermost(use)));

    /// <summary>Whether a use of a batch neither disposes it nor gives it to anyone.</summary>
    private static bool IsLook(IOperation use) => use.Parent switch
    {
        IMethodReferenceOperation => false,
        IMemberReferenceOperation member => member.Instance == use,
        IInvocationOperation call => call.Instance == use && call.TargetMethod.Name != Dispose,
        IConditionalAccessOperation access => access.WhenNotNull is not IInvocationOperation { TargetMethod.Name: Dispose },
        IAssignmentOperation assignment => assignment.Target == use,
        IExpressionStatementOperation or IBinaryOperation or IIsPatternOperation or IIsTypeOperation or INameOfOperation => true,
        _ => false,
    };
}
