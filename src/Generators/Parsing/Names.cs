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
    public static string TypeOf(ITypeSymbol type) => type.ToDisplayString(TypeFormat);

    /// <summary>A type as a person would write it, for messages.</summary>
    public static string Display(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    public static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(NamespaceFormat);

    /// <summary>The name of a type that is generated for another, with <c>global::</c>.</summary>
    public static string Qualify(INamedTypeSymbol type, string name) =>
        NamespaceOf(type) is { Length: > 0 } space ? $"global::{space}.{name}" : $"global::{name}";

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

    /// <summary>An identifier, with an @ where it is a keyword.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
