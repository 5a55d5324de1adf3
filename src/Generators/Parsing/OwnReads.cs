using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.Generators.Parsing;

/// <summary>
/// Finds the members of its own type that a property reads to compute its value. It looks at syntax alone: a name that
/// could be anything else is no read.
/// </summary>
internal static class OwnReads
{
    /// <summary>The names of the properties and fields that a property's getter or initialiser reads.</summary>
    public static IEnumerable<string> Of(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is not PropertyDeclarationSyntax property)
                continue;
            foreach (var body in Bodies(property))
            {
                var locals = new HashSet<string>(body.DescendantNodes().Select(LocalName).OfType<string>(), StringComparer.Ordinal);
                foreach (var identifier in body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
                {
                    var name = identifier.Identifier.ValueText;
                    if (!locals.Contains(name) && IsRead(identifier) && FindMember(symbol.ContainingType, name) is { } member && !IsTypeName(identifier, member))
                        yield return name;
                }
            }
        }
    }

    /// <summary>The property or field of a name, of the type or the nearest base type.</summary>
    public static ISymbol? FindMember(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IPropertySymbol or IFieldSymbol)
                    return member;
            }
        }

        return null;
    }

    private static IEnumerable<SyntaxNode> Bodies(PropertyDeclarationSyntax property)
    {
        if (property.ExpressionBody is { } expression)
            yield return expression.Expression;
        if (property.Initializer is { } initializer)
            yield return initializer.Value;
        foreach (var accessor in property.AccessorList?.Accessors ?? [])
        {
            if (accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && ((SyntaxNode?)accessor.Body ?? accessor.ExpressionBody) is { } body)
                yield return body;
        }
    }

    // A local of the member's name hides it.
    private static string? LocalName(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        _ => null,
    };

    private static bool IsRead(IdentifierNameSyntax identifier) => !SyntaxFacts.IsInTypeOnlyContext(identifier) && !IsInNameOf(identifier)
        && identifier.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == identifier => access.Expression is ThisExpressionSyntax or BaseExpressionSyntax,
            AssignmentExpressionSyntax assignment when assignment.Left == identifier => !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression),
            InvocationExpressionSyntax or MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
            _ => true,
        };

    private static bool IsInNameOf(IdentifierNameSyntax identifier) =>
        identifier.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    // A member Kind of the type Kind: Kind.Large names a value of the type.
    private static bool IsTypeName(IdentifierNameSyntax identifier, ISymbol member)
    {
        var type = ScalarType.Of(member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type).Type;
        return type.Name == member.Name
            && identifier.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
            && type.GetMembers(name).Any(static item => item.IsStatic);
    }
}
