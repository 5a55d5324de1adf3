using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>What a member's type is where it holds a list of tokens.</summary>
internal sealed class TokensType
{
    private TokensType(ITypeSymbol type, bool nullable)
    {
        Type = type;
        Nullable = nullable;
    }

    /// <summary>The type without its nullability.</summary>
    public ITypeSymbol Type { get; }

    public bool Nullable { get; }

    /// <summary>The type of a list of strings, or null for every other type.</summary>
    public static TokensType? Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return IsList(nullable.TypeArguments[0]) ? new TokensType(nullable.TypeArguments[0], true) : null;

        // Where annotations are off, a list may be null too.
        return IsList(type) ? new TokensType(type, type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated) : null;
    }

    private static bool IsList(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => array.ElementType.SpecialType == SpecialType.System_String,
        INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }] } named => (named.Name, named.ContainingNamespace.ToDisplayString()) is
            ("List" or "IReadOnlyList", "System.Collections.Generic")
            or ("ImmutableArray", "System.Collections.Immutable"),
        _ => false,
    };
}
