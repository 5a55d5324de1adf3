using System.Collections.Immutable;
using System.Composition;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.CodeFixes;

/// <summary>Removes an attribute that is one too many: without effect, against another one, or given twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix))]
[Shared]
public sealed class RemoveAttributeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [MemberRules.AttributeWithoutEffect.Id, MemberRules.ConflictingAttributes.Id, LabelRules.RoleTwice.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var (name, attribute) in await FindSurplus(context, diagnostic).ConfigureAwait(false))
            {
                var text = await attribute.SyntaxTree.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                TextFix.Offer(context, diagnostic, $"Remove [{name}]", attribute, [AttributeEdit.Remove(attribute, text)]);
            }
        }
    }

    private static async Task<List<(string Name, AttributeSyntax Attribute)>> FindSurplus(CodeFixContext context, Diagnostic diagnostic)
    {
        var found = new List<(string Name, AttributeSyntax Attribute)>();
        if (!diagnostic.Properties.TryGetValue(FixProperties.SurplusAttributes, out var names))
        {
            if (await FindWithoutEffect(context).ConfigureAwait(false) is var (name, attribute))
                found.Add((name, attribute));
            return found;
        }

        if (await ReportedMember.Find(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false) is not { } member)
            return found;
        foreach (var name in names!.Split(' '))
        {
            if (member.Attribute(name) is { } attribute)
                found.Add((name, attribute));
        }

        return found;
    }

    private static async Task<(string Name, AttributeSyntax Attribute)?> FindWithoutEffect(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        return root?.FindNode(context.Span) is AttributeSyntax attribute
            && Annotations.NameOf(model?.GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType) is { } name
                ? (name, attribute)
                : null;
    }
}
