using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.CodeFixes;

/// <summary>
/// Declares the shape of an array: the one that its initialiser has, or a first one that its author must correct.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddShapeFix))]
[Shared]
public sealed class AddShapeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["LAM0108"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var feature = await ReportedMember.Find(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false);
        if (feature?.Attribute("Feature", context.CancellationToken) is not { } attribute || feature.Member.Type is not IArrayTypeSymbol array)
            return;
        var initialised = ShapeOf(Initializer(feature.Member.Symbol, context.CancellationToken), array, feature.Model);
        var shape = $"[{initialised ?? string.Join(", ", Enumerable.Repeat("1", array.Rank))}]";
        TextFix.Offer(
            context,
            context.Diagnostics[0],
            initialised is null ? $"Declare a shape to be filled in: Shape = {shape}" : $"Declare the shape: Shape = {shape}",
            attribute,
            [AttributeEdit.SetArgument(attribute, "Shape", shape)],
            key: "Declare the shape");
    }

    private static ExpressionSyntax? Initializer(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            _ => null,
        };

    // What the initialiser says about each dimension; an empty array stands for "nothing yet".
    private static string? ShapeOf(ExpressionSyntax? initializer, IArrayTypeSymbol array, SemanticModel model)
    {
        if (initializer is ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: [{ Sizes: var sizes }] }
            && sizes.All(size => size.SyntaxTree == model.SyntaxTree && model.GetConstantValue(size).Value is > 0))
        {
            return string.Join(", ", sizes.Select(static size => size.ToString()));
        }

        var count = initializer switch
        {
            CollectionExpressionSyntax collection when collection.Elements.All(static item => item is ExpressionElementSyntax) => collection.Elements.Count,
            ArrayCreationExpressionSyntax creation => creation.Initializer?.Expressions.Count ?? 0,
            ImplicitArrayCreationExpressionSyntax creation => creation.Initializer.Expressions.Count,
            InitializerExpressionSyntax items => items.Expressions.Count,
            _ => 0,
        };
        return count > 0 && array.Rank == 1 ? count.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
