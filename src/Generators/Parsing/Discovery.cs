using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Decides which types are row types.</summary>
internal static class Discovery
{
    /// <summary>
    /// A type is one where it carries an annotation itself, or where it is concrete and the abstract types that it
    /// derives from do.
    /// </summary>
    public static bool IsRow(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
            return false;
        if (IsAnnotated(type))
            return true;
        if (type.IsAbstract || type.IsStatic)
            return false;
        for (var current = type.BaseType; current is { IsAbstract: true }; current = current.BaseType)
        {
            if (IsAnnotated(current))
                return true;
        }

        return false;
    }

    /// <summary>Whether a type itself carries an annotation: on it, on a member, or on a primary constructor's parameter.</summary>
    public static bool IsAnnotated(INamedTypeSymbol type)
    {
        if (Annotations.Has(type) || MemberScan.PrimaryParameters(type).Any(Annotations.Has))
            return true;
        foreach (var member in DeclaredMembers.Of(type))
        {
            if (member is IPropertySymbol or IFieldSymbol && Annotations.Has(member))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether an annotated abstract type serves another: one of the same assembly derives from it, or types of other
    /// assemblies may.
    /// </summary>
    public static bool ServesDerivedTypes(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        IsPublic(type) || AnyType(compilation.Assembly.GlobalNamespace, candidate => DerivesFrom(candidate, type), cancellationToken);

    public static bool IsPublic(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor))
                return true;
        }

        return false;
    }

    private static bool AnyType(INamespaceOrTypeSymbol scope, Func<INamedTypeSymbol, bool> matches, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var member in scope.GetMembers())
        {
            if ((member is INamedTypeSymbol type && matches(type))
                || (member is INamespaceOrTypeSymbol inner && AnyType(inner, matches, cancellationToken)))
            {
                return true;
            }
        }

        return false;
    }
}
