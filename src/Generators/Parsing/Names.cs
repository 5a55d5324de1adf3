using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lamina.Generators.Parsing;

/// <summary>How generated code names things.</summary>
internal static class Names
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat NamespaceFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>A type with <c>global::</c>, nullable where it is.</summary>
    public static string TypeOf(ITypeSymbol type) => type switch
    {
        // Most members have a type with a keyword, and to display one costs a kilobyte.
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } value when Keyword(value.TypeArguments[0]) is { } keyword => keyword + "?",
        _ when Keyword(type) is { } keyword => type.NullableAnnotation == NullableAnnotation.Annotated ? keyword + "?" : keyword,
        _ => type.ToDisplayString(TypeFormat),
    };

    /// <summary>A type as a person would write it, for messages.</summary>
    public static string Display(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    public static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(NamespaceFormat);

    /// <summary>What the names of a type's generated types begin with: nested types are joined by an underscore.</summary>
    public static string StemOf(INamedTypeSymbol type)
    {
        var stem = type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            stem = outer.Name + "_" + stem;
        return stem;
    }

    /// <summary>The hint of a type's files: its full metadata name, shortened where it is very long.</summary>
    public static string HintOf(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.MetadataName + "+" + name;
        var space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString() + ".";
        return HintNames.Shorten(space.Replace("@", "") + name);
    }

    private static string? Keyword(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Char => "char",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_Decimal => "decimal",
        SpecialType.System_String => "string",
        _ => null,
    };

    /// <summary>An identifier, with an @ where it is a keyword.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
