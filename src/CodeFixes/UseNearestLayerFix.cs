using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Lamina.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lamina.CodeFixes;

/// <summary>Extracts the layer that the message suggests instead of one that does not exist.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseNearestLayerFix))]
[Shared]
public sealed class UseNearestLayerFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [NetworkRules.NoSuchLayer.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var extract = root!.FindNode(context.Span, getInnermostNodeForTie: true);
        foreach (var diagnostic in context.Diagnostics)
        {
            var (layer, nearest) = (diagnostic.Properties[FixProperties.Layer]!, diagnostic.Properties[FixProperties.NearestLayer]!);
            var change = extract switch
            {
                CollectionExpressionSyntax collection => Replace(collection.Elements, layer, nearest, ValueOf),
                ImplicitArrayCreationExpressionSyntax array => Replace(array.Initializer.Expressions, layer, nearest, ValueOf),
                ArrayCreationExpressionSyntax { Initializer: { } initializer } => Replace(initializer.Expressions, layer, nearest, ValueOf),
                _ => null,
            };
            if (change is { } replacement)
                TextFix.Offer(context, diagnostic, $"Extract layer {nearest} instead of {layer}", extract, [replacement], key: "Extract the nearest layer");
        }

        string ValueOf(SyntaxNode item)
        {
            var expression = item is ExpressionElementSyntax element ? element.Expression : item;
            return Convert.ToString(model!.GetConstantValue(expression, context.CancellationToken).Value, CultureInfo.InvariantCulture);
        }
    }

    // A layer that is extracted already is not written twice.
    private static TextChange? Replace<T>(SeparatedSyntaxList<T> items, string layer, string nearest, Func<SyntaxNode, string> valueOf)
        where T : SyntaxNode
    {
        var values = items.Select(valueOf).ToList();
        var wrong = values.IndexOf(layer);
        if (wrong < 0)
            return null;
        return values.Contains(nearest)
            ? new TextChange(AttributeEdit.SpanOf(items, wrong), "")
            : new TextChange(items[wrong].Span, nearest);
    }
}
