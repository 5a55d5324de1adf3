using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.Generators.Analyzers;

/// <summary>The name by which a method is called.</summary>
internal static class CalledName
{
    /// <summary>The name with its type arguments, or null where the call has none.</summary>
    public static SimpleNameSyntax? Of(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
