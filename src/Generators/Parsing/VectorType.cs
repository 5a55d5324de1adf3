using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>What a member's type is where it holds a vector of numbers.</summary>
internal sealed class VectorType
{
    private VectorType(ITypeSymbol type, ITypeSymbol element, bool nullable)
    {
        Type = type;
        Element = Names.TypeOf(element);
        Nullable = nullable;
    }

    /// <summary>The type without its nullability.</summary>
    public ITypeSymbol Type { get; }

    /// <summary>The type of its numbers, as code names it.</summary>
    public string Element { get; }

    public bool Nullable { get; }

    /// <summary>The type of a vector, or null for every other type.</summary>
    public static VectorType? Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return ElementOf(nullable.TypeArguments[0]) is { } value ? new VectorType(nullable.TypeArguments[0], value, true) : null;

        // Where annotations are off, an array may be null too.
        return ElementOf(type) is { } element
            ? new VectorType(type, element, type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated)
            : null;
    }

    /// <summary>The type of a list of steps, each with its values: <c>float[][]</c> or <c>IReadOnlyList&lt;float[]&gt;</c>; null for every other type.</summary>
    public static VectorType? OfSteps(ITypeSymbol type)
    {
        var step = type switch
        {
            IArrayTypeSymbol { IsSZArray: true } list => list.ElementType,
            INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments: [var item] } list when IsContainer(list) => item,
            _ => null,
        };
        return step is IArrayTypeSymbol { IsSZArray: true, ElementType: { SpecialType: SpecialType.System_Single } element }
            ? new VectorType(type, element, type.NullableAnnotation != NullableAnnotation.NotAnnotated)
            : null;
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { IsSZArray: true } array)
            return IsElementOfArrays(array.ElementType) ? array.ElementType : null;
        return type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Single } element] } named && IsContainer(named) ? element : null;
    }

    private static bool IsElementOfArrays(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single
        or SpecialType.System_Double or SpecialType.System_Byte or SpecialType.System_Int32;

    private static bool IsContainer(INamedTypeSymbol type) => (type.Name, type.ContainingNamespace.ToDisplayString()) is
        ("Memory" or "ReadOnlyMemory", "System")
        or ("ImmutableArray", "System.Collections.Immutable")
        or ("IReadOnlyList", "System.Collections.Generic");
}
