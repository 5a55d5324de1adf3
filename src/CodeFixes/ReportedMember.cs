using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lamina.CodeFixes;

/// <summary>The member that a diagnostic is reported at, with its annotations as the parser reads them.</summary>
/// <param name="member">The member.</param>
/// <param name="type">The type that declares it.</param>
/// <param name="model">What its names mean.</param>
internal sealed class ReportedMember(Member member, INamedTypeSymbol type, SemanticModel model)
{
    public Member Member { get; } = member;

    public INamedTypeSymbol Type { get; } = type;

    public SemanticModel Model { get; } = model;

    /// <summary>The member at a place, or null where none is: one of another assembly is reported at the row type.</summary>
    public static async Task<ReportedMember?> Find(Document document, TextSpan place, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var declaration = root?.FindNode(place).FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (declaration is null || model?.GetDeclaredSymbol(declaration, cancellationToken) is not { } type)
            return null;
        var member = MemberScan.Scan(type, sink: null, cancellationToken).Find(member =>
            RowParser.Where(member.Symbol) is { } where && where.SourceTree == root!.SyntaxTree && where.SourceSpan == place);
        return member is null ? null : new ReportedMember(member, type, model);
    }

    /// <summary>An attribute of the member, wherever it is written; null where that is another assembly.</summary>
    public AttributeSyntax? Attribute(string name) => Member.Annotations[name]?.Syntax;

    /// <summary>The name of a type of Lamina, as short as it may be in a file.</summary>
    /// <param name="name">The type's own name.</param>
    /// <param name="place">Where it is to be written.</param>
    public string NameOf(string name, SyntaxNode place)
    {
        var lamina = Member.Annotations.All.First().Class.ContainingNamespace;
        var scope = place.SyntaxTree == Model.SyntaxTree ? Model : Model.Compilation.GetSemanticModel(place.SyntaxTree);
        return lamina.GetTypeMembers(name).Single().ToMinimalDisplayString(
            scope,
            place.SpanStart,
            SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.RemoveAttributeSuffix));
    }
}
