using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.Generators.Parsing;

/// <summary>
/// Finds declarations that may be annotated by looking at syntax alone: it runs over every node at every keystroke.
/// Attributes are recognised by name or by an alias of the same file.
/// </summary>
internal static class AnnotatedSyntax
{
    public static bool MayBeRow(SyntaxNode node) =>
        node is TypeDeclarationSyntax type
        && node.Kind() is SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.InterfaceDeclaration
            or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration
        && (MayInherit(type) || IsAnnotated(type));

    /// <summary>Whether the declaration itself carries an annotation.</summary>
    public static bool IsAnnotated(TypeDeclarationSyntax type)
    {
        if (Mentions(type.AttributeLists))
            return true;
        if (type.ParameterList is { } parameters)
        {
            foreach (var parameter in parameters.Parameters)
            {
                if (Mentions(parameter.AttributeLists))
                    return true;
            }
        }

        foreach (var member in type.Members)
        {
            if (member is BasePropertyDeclarationSyntax or FieldDeclarationSyntax && Mentions(member.AttributeLists))
                return true;
        }

        return false;
    }

    /// <summary>Whether an attribute may be one of Lamina's.</summary>
    public static bool IsAnnotation(AttributeSyntax attribute) => IsKnown(Rightmost(attribute.Name)) || IsAlias(attribute);

    // A class may get its annotations from an abstract base.
    private static bool MayInherit(TypeDeclarationSyntax type) =>
        type.BaseList is not null && type.Kind() is SyntaxKind.ClassDeclaration or SyntaxKind.RecordDeclaration;

    private static bool Mentions(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (IsAnnotation(attribute))
                    return true;
            }
        }

        return false;
    }

    private static bool IsAlias(AttributeSyntax attribute)
    {
        if (attribute.Name is not IdentifierNameSyntax { Identifier.ValueText: var name })
            return false;
        for (SyntaxNode? node = attribute; node is not null; node = node.Parent)
        {
            var usings = node switch
            {
                CompilationUnitSyntax unit => unit.Usings,
                BaseNamespaceDeclarationSyntax space => space.Usings,
                _ => default,
            };
            foreach (var directive in usings)
            {
                if (directive is { Alias.Name.Identifier.ValueText: var alias, Name: { } target } && alias == name && IsKnown(Rightmost(target)))
                    return true;
            }
        }

        return false;
    }

    private static bool IsKnown(string name)
    {
        const string Suffix = "Attribute";
        if (name.EndsWith(Suffix, StringComparison.Ordinal))
            name = name.Substring(0, name.Length - Suffix.Length);
        return name == Annotations.NetworkName || Array.IndexOf(Annotations.MemberNames, name) >= 0;
    }

    private static string Rightmost(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
