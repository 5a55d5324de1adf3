using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Lamina.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.CodeFixes;

/// <summary>
/// Declares the shape of a vector: the length that its initialiser has, or a first one that its author must correct.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddShapeFix))]
[Shared]
public sealed class AddShapeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MemberRules.VectorWithoutShape.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var feature = await ReportedMember.Find(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false);
        if (feature?.Attribute("Feature") is not { } attribute)
            return;
        var length = LengthOf(Initializer(feature.Member.Symbol, context.CancellationToken), feature.Model);
        TextFix.Offer(
            context,
            context.Diagnostics[0],
            length is null ? "Declare a shape to be filled in: Shape = [1]" : $"Declare the shape: Shape = [{length}]",
            attribute,
            [AttributeEdit.SetArgument(attribute, "Shape", $"[{length ?? "1"}]")],
            key: "Declare the shape");
    }

    private static ExpressionSyntax? Initializer(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            _ => null,
        };

    // What the initialiser says; an empty array stands for "nothing yet".
    private static string? LengthOf(ExpressionSyntax? initializer, SemanticModel model)
    {
        if (initializer is ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: [{ Sizes: [var size] }] })
            return size.SyntaxTree == model.SyntaxTree && model.GetConstantValue(size).Value is > 0 ? size.ToString() : null;
        var count = initializer switch
        {
            CollectionExpressionSyntax collection when collection.Elements.All(static item => item is ExpressionElementSyntax) => collection.Elements.Count,
            ArrayCreationExpressionSyntax creation => creation.Initializer!.Expressions.Count,
            ImplicitArrayCreationExpressionSyntax creation => creation.Initializer.Expressions.Count,
            InitializerExpressionSyntax items => items.Expressions.Count,
            _ => 0,
        };
        return count > 0 ? count.ToString(CultureInfo.InvariantCulture) : null;
    }
}
