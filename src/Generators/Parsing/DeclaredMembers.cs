using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.Generators.Parsing;

/// <summary>
/// The members that a type declares, in their order. Roslyn puts them in order together with everything that the
/// compiler adds to a record; where the type is written in one place, its syntax says the order for less.
/// </summary>
internal static class DeclaredMembers
{
    /// <summary>The properties and fields; where they are not ordinary, everything.</summary>
    public static IReadOnlyList<ISymbol> Of(INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences is not [var declared]
            || declared.GetSyntax() is not TypeDeclarationSyntax declaration
            || declaration.Members.Any(static member => !IsOrdinary(member)))
        {
            return type.GetMembers();
        }

        var symbols = new List<ISymbol>(declaration.Members.Count + (declaration.ParameterList?.Parameters.Count ?? 0));
        if (declaration.ParameterList is { } parameters)
        {
            foreach (var parameter in parameters.Parameters)
                Add(symbols, type, parameter.Identifier.ValueText);
        }

        foreach (var member in declaration.Members)
        {
            if (member is PropertyDeclarationSyntax property)
                Add(symbols, type, property.Identifier.ValueText);
            if (member is not FieldDeclarationSyntax fields)
                continue;
            foreach (var field in fields.Declaration.Variables)
                Add(symbols, type, field.Identifier.ValueText);
        }

        return symbols;
    }

    // Other members have another name in metadata, or hide what a base type declares.
    private static bool IsOrdinary(MemberDeclarationSyntax member) =>
        member is PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } or BaseFieldDeclarationSyntax or BaseMethodDeclarationSyntax or BaseTypeDeclarationSyntax;

    private static void Add(List<ISymbol> symbols, INamedTypeSymbol type, string name)
    {
        foreach (var symbol in type.GetMembers(name))
        {
            if (symbol is IPropertySymbol or IFieldSymbol && !symbols.Contains(symbol))
                symbols.Add(symbol);
        }
    }
}
