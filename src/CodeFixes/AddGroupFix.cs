using System.Collections.Immutable;
using System.Composition;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.CodeFixes;

/// <summary>Marks a member as the group that a ranking needs: an offer for each member that may be one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddGroupFix))]
[Shared]
public sealed class AddGroupFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [LabelRules.RankingWithoutGroup.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var label = await ReportedMember.Find(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false);
        if (label is null)
            return;
        foreach (var member in MemberScan.Scan(label.Type, sink: null, context.CancellationToken))
        {
            if (!MayBeGroup(member, label) || Declaration(member, context.CancellationToken) is not var (declaration, attributes))
                continue;
            var text = await declaration.SyntaxTree.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            var group = AttributeEdit.Add(declaration, attributes, label.NameOf("GroupAttribute", declaration), text);
            TextFix.Offer(context, context.Diagnostics[0], $"Group the rows by '{member.Name}'", declaration, [group]);
        }
    }

    // A bool or a letter may be a group too, but hardly the one that is ranked within.
    private static bool MayBeGroup(Member member, ReportedMember label)
    {
        var type = ScalarType.Of(member.Type);
        return (type.IsWhole || type.Kind is ScalarKind.String or ScalarKind.Guid or ScalarKind.Enum)
            && member.Annotations["Label"] is null
            && member.Annotations["Weight"] is null
            && MemberCheck.IsReadable(member, label.Type, label.Model.Compilation, sink: null);
    }

    private static (SyntaxNode Declaration, SyntaxList<AttributeListSyntax> Attributes)? Declaration(Member member, CancellationToken cancellationToken) =>
        member.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            ParameterSyntax parameter => (parameter, parameter.AttributeLists),
            PropertyDeclarationSyntax property => (property, property.AttributeLists),
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } =>
                (field, field.AttributeLists),
            _ => null,
        };
}
