using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.Generators.Parsing;

/// <summary>
/// What the attributes on the members of one type are. To bind an attribute is what the generator would pay most for
/// at every keystroke, and the same name at the same place means the same attribute: one of each name is bound, and
/// tells about the others.
/// </summary>
internal sealed class AttributeNames
{
    // The place is the list of parameters or the body that the name is looked up in.
    private readonly Dictionary<(SyntaxNode Place, string Name), string?> annotations = [];

    /// <summary>
    /// Adds the attributes of a symbol to a member's; false where some that are written beside them may belong to
    /// the symbol's backing field.
    /// </summary>
    public bool Read(ISymbol symbol, Annotations member)
    {
        if (Declaration(symbol) is not { } declaration || !IsPlain(Lists(declaration)))
        {
            foreach (var attribute in symbol.GetAttributes())
                member.Add(Annotations.NameOf(attribute) is { } name ? new Annotation(name, attribute) : null);
            return false;
        }

        // What is written on a positional parameter is the parameter's, not the property's.
        if (declaration is ParameterSyntax && symbol is not IParameterSymbol)
            return true;
        foreach (var list in Lists(declaration))
        {
            foreach (var attribute in list.Attributes)
                member.Add(NameOf(attribute, declaration.Parent!, symbol) is { } name ? new Annotation(name, symbol, attribute) : null);
        }

        return true;
    }

    private string? NameOf(AttributeSyntax attribute, SyntaxNode place, ISymbol symbol)
    {
        var key = (place, TextOf(attribute));
        if (!annotations.TryGetValue(key, out var name))
        {
            foreach (var bound in symbol.GetAttributes())
            {
                if (bound.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax syntax)
                    annotations[(place, TextOf(syntax))] = Annotations.NameOf(bound);
            }

            annotations.TryGetValue(key, out name);
        }

        return name;
    }

    // Where a symbol's attributes are written; null where that is in several places, or nowhere.
    private static SyntaxNode? Declaration(ISymbol symbol) => symbol.DeclaringSyntaxReferences is not [var declared] ? null : declared.GetSyntax() switch
    {
        ParameterSyntax parameter => parameter,
        PropertyDeclarationSyntax property when !property.Modifiers.Any(SyntaxKind.PartialKeyword) => property,
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax fields } => fields,
        _ => null,
    };

    private static SyntaxList<AttributeListSyntax> Lists(SyntaxNode declaration) =>
        declaration is ParameterSyntax parameter ? parameter.AttributeLists : ((MemberDeclarationSyntax)declaration).AttributeLists;

    // A target such as "field:" hands an attribute on to another symbol.
    private static bool IsPlain(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
        {
            if (list.Target is not null)
                return false;
        }

        return true;
    }

    // With its @, which asks for the class of exactly this name.
    private static string TextOf(AttributeSyntax attribute) =>
        attribute.Name is IdentifierNameSyntax simple ? simple.Identifier.Text : attribute.Name.ToString();
}
