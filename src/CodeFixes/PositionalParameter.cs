using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.CodeFixes;

/// <summary>A property that becomes a parameter of a positional record.</summary>
internal sealed class PositionalParameter
{
    private PositionalParameter(PropertyDeclarationSyntax property, Member member, XmlElementSyntax? summary)
    {
        Property = property;
        Summary = summary;
        var attributes = property.AttributeLists.SelectMany(list => Attributes(list, member));
        Text = string.Join(" ", [.. attributes, property.Type.ToString(), property.Identifier.Text]);
    }

    public PropertyDeclarationSyntax Property { get; }

    /// <summary>The parameter with its attributes.</summary>
    public string Text { get; }

    /// <summary>The comments in front of the property, without its documentation.</summary>
    public IEnumerable<string> CommentsBefore => Property.GetLeadingTrivia().Where(IsComment).Select(static comment => comment.ToString());

    /// <summary>The comment after the property on its line; empty where none is.</summary>
    public string CommentAfter => Property.GetTrailingTrivia().FirstOrDefault(IsComment).ToString();

    private XmlElementSyntax? Summary { get; }

    /// <summary>
    /// The parameter that stands for a property, or null where a parameter says less: it is public, holds what the
    /// constructor puts there, starts with nothing and is described by a summary.
    /// </summary>
    public static PositionalParameter? Of(PropertyDeclarationSyntax property, Member member)
    {
        var isPlain = property is { AccessorList: { } list, ExplicitInterfaceSpecifier: null, Type: not RefTypeSyntax }
            && list.Accessors.All(IsPlain)
            && property.Modifiers.Any(SyntaxKind.PublicKeyword)
            && property.Modifiers.All(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.RequiredKeyword)
            && (property.Initializer is null || IsNothing(property.Initializer.Value))
            && !property.DescendantTrivia().Any(trivia => IsComment(trivia) && property.Span.Contains(trivia.Span));
        return isPlain && TryFindSummary(property, out var summary) ? new PositionalParameter(property, member, summary) : null;
    }

    /// <summary>The documentation as the record has it; null where there is none.</summary>
    /// <param name="lineStart">The line break and indentation of the record.</param>
    public string? Document(string lineStart)
    {
        if (Summary is null)
            return null;
        var lines = Summary.Content.ToFullString().Split('\n').Select(static line => line.TrimStart().TrimEnd('\r'));
        return $"/// <param name=\"{Property.Identifier.ValueText}\">{string.Join(lineStart, lines)}</param>";
    }

    private static bool IsPlain(AccessorDeclarationSyntax accessor) =>
        accessor is { Body: null, ExpressionBody: null, Modifiers.Count: 0, AttributeLists.Count: 0 }
        && accessor.Kind() is SyntaxKind.GetAccessorDeclaration or SyntaxKind.InitAccessorDeclaration;

    // A value that is there for the compiler alone, until the real one comes.
    private static bool IsNothing(ExpressionSyntax value) =>
        value.ToString() is "null" or "null!" or "default" or "default!" or "\"\"" or "string.Empty";

    private static bool TryFindSummary(PropertyDeclarationSyntax property, out XmlElementSyntax? summary)
    {
        summary = null;
        foreach (var documentation in property.GetLeadingTrivia().Select(static trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>())
        {
            foreach (var node in documentation.Content)
            {
                if (node is XmlTextSyntax text && text.TextTokens.All(static token => string.IsNullOrWhiteSpace(token.Text)))
                    continue;
                if (summary is not null || node is not XmlElementSyntax { StartTag.Name.LocalName.Text: "summary" } element
                    || documentation.Kind() != SyntaxKind.SingleLineDocumentationCommentTrivia)
                {
                    return false;
                }

                summary = element;
            }
        }

        return true;
    }

    // Lamina reads its attributes from the parameter; others must be told that they mean the property.
    private static IEnumerable<string> Attributes(AttributeListSyntax list, Member member)
    {
        if (list.Target is not null)
            return [list.ToString()];
        var ours = member.Annotations.All.Select(static annotation => annotation.Syntax?.Span).ToList();
        return list.Attributes
            .GroupBy(attribute => ours.Contains(attribute.Span))
            .Select(static attributes => $"[{(attributes.Key ? "" : "property: ")}{string.Join(", ", attributes)}]");
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;
}
