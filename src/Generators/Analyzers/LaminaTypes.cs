using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Analyzers;

/// <summary>Recognises the library's own types by name.</summary>
internal static class LaminaTypes
{
    public static bool Is(ITypeSymbol? type, string name, int arity) =>
        type is INamedTypeSymbol named && named.Name == name && named.Arity == arity && IsOwn(named);

    /// <summary>Whether a type is declared by the library: what is generated stands in the namespace of its record.</summary>
    public static bool IsOwn(ITypeSymbol? type) =>
        type?.ContainingNamespace is { Name: "Lamina", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Whether a type is the generated fit of a record, or the base of all fits.</summary>
    public static bool IsFit(ITypeSymbol? type) => Is(type, "NetworkFit", 4) || Is(type?.BaseType, "NetworkFit", 4);
}
