using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>What to write instead of a type that cannot be encoded: one table, the first line that matches counts.</summary>
internal static class UnsupportedTypes
{
    private const string MemberForEachPart = "write a member for each of its parts";

    private static readonly (Func<ITypeSymbol, bool> Matches, string Suggestion)[] Table =
    [
        (static type => type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic, "give it the type of its values"),
        (static type => type is IArrayTypeSymbol { Rank: > 1 } or IArrayTypeSymbol { ElementType: IArrayTypeSymbol },
            "copy its rows one after the other into one float[] and declare [Feature(Shape = [rows, columns])]"),
        (static type => Implements(type, "IDictionary", "IReadOnlyDictionary"), "write a member for each of its keys"),
        (static type => ElementOf(type) is { } element && ScalarType.Of(element).IsNumber,
            "make it a float[], double[], int[] or byte[] and declare [Feature(Shape = [length])]"),
        (static type => ElementOf(type) is { SpecialType: SpecialType.System_String },
            "make it a string[], List<string>, IReadOnlyList<string> or ImmutableArray<string>, which holds tokens"),
        (static type => ElementOf(type) is not null || Implements(type, "IEnumerable"), "write a member for each of its values"),
        (static type => type.IsTupleType, MemberForEachPart),
        (static type => type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr || type.Name is "Int128" or "UInt128" or "BigInteger",
            "use long or double"),
        (static type => type.Name is "Uri" or "Version" or "IPAddress" or "StringBuilder", "use a string, or a member for each of its parts"),
        (static type => type.TypeKind == TypeKind.Delegate, "mark the result of the call instead"),
        (static _ => true, MemberForEachPart + ": numbers, bools, enums, strings or dates"),
    ];

    /// <summary>The suggestion for a type that is neither a scalar nor a vector.</summary>
    public static string SuggestionFor(ITypeSymbol type) => Table.First(line => line.Matches(type)).Suggestion;

    // The element of arrays, lists and memories.
    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Name: "Memory" or "ReadOnlyMemory", TypeArguments: [var element] } => element,
        _ => type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : [])
            .FirstOrDefault(static item => item.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
    };

    private static bool Implements(ITypeSymbol type, params string[] interfaces) =>
        interfaces.Contains(type.Name) || type.AllInterfaces.Any(item => interfaces.Contains(item.Name));
}
