using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lamina.Generators.Analyzers;

/// <summary>
/// What the text of one method says about its variables, read from top to bottom. Where branches or other functions make that
/// doubtful it knows nothing, so that nobody is told what is not so.
/// </summary>
internal sealed class VariableFlow
{
    private readonly IOperation function;
    private readonly IOperation body;

    /// <summary>Looks at the method around an operation.</summary>
    public VariableFlow(IOperation operation)
    {
        function = FunctionOf(operation);
        body = operation;
        while (body.Parent is { } parent)
            body = parent;
    }

    /// <summary>What a variable holds at a position; null where that is not certain.</summary>
    public IOperation? ValueOf(ILocalSymbol variable, int position)
    {
        var writes = body.Descendants().Where(operation => IsWrite(operation, variable)).ToList();
        if (writes.Any(IsElsewhere))
            return null;
        var last = writes.LastOrDefault(write => write.Syntax.SpanStart < position);
        var value = last switch
        {
            IVariableDeclaratorOperation declarator => declarator.GetVariableInitializer()?.Value,
            { Parent: ISimpleAssignmentOperation assignment } => assignment.Value,
            _ => null,
        };
        return value is not null && ReachesFrom(last!, position) ? value : null;
    }

    /// <summary>Whether a variable may hold something else, or other rows, at the end of a stretch of text than at its start.</summary>
    public bool MayChange(ISymbol variable, int start, int end) => body.Descendants()
        .Where(operation => IsWrite(operation, variable))
        .Any(write => IsElsewhere(write) || (write.Syntax.SpanStart >= start && write.Syntax.SpanStart < end));

    private static bool IsWrite(IOperation operation, ISymbol variable) => operation switch
    {
        IVariableDeclaratorOperation declarator => Same(declarator.Symbol, variable),
        ILocalReferenceOperation local => Same(local.Local, variable) && IsWritten(local),
        IParameterReferenceOperation parameter => Same(parameter.Parameter, variable) && IsWritten(parameter),
        _ => false,
    };

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        ITupleOperation or IDeclarationExpressionOperation => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.RefKind != RefKind.None,

        // A list may be filled anew; what the library declares changes nothing.
        IInvocationOperation call => call.Instance == reference && !LaminaTypes.IsOwn(call.TargetMethod.ContainingType),
        _ => false,
    };

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    private bool IsElsewhere(IOperation operation) => FunctionOf(operation) != function;

    // A statement of a block is passed on the way to everything that follows in the block.
    private static bool ReachesFrom(IOperation write, int position)
    {
        var statement = write;
        while (statement.Parent is IAssignmentOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation
            or IUsingDeclarationOperation or IExpressionStatementOperation)
        {
            statement = statement.Parent;
        }

        return statement.Parent is IBlockOperation block && block.Syntax.Span.Contains(position);
    }

    private static IOperation FunctionOf(IOperation operation)
    {
        while (operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation) && operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
