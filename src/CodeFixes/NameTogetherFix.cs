using System.Collections.Immutable;
using System.Composition;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lamina.CodeFixes;

/// <summary>Names what several labels are together, on each of them: only their author knows whether they exclude each other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameTogetherFix))]
[Shared]
public sealed class NameTogetherFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [LabelRules.SeveralLabels.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (!context.Diagnostics[0].Properties.TryGetValue(FixProperties.LabelTasks, out var tasks)
            || await ReportedMember.Find(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false) is not { } reported)
        {
            return;
        }

        // Labels of a base type or of another part stand in other files: those are left to their author.
        var attributes = MemberScan.Scan(reported.Member.Row, sink: null, context.CancellationToken)
            .Select(static member => member.Annotations["Label"])
            .Where(static label => label is not null)
            .Select(static label => label!.Syntax)
            .ToList();
        if (attributes.Exists(attribute => attribute is null || attribute.SyntaxTree != reported.Model.SyntaxTree))
            return;
        foreach (var task in tasks!.Split(' '))
        {
            var changes = attributes.ConvertAll(attribute => AttributeEdit.SetArguments(attribute!, $"{reported.NameOf("LabelTask", attribute!)}.{task}"));
            TextFix.Offer(context, context.Diagnostics[0], TitleOf(task), attributes[0]!, changes);
        }
    }

    private static string TitleOf(string task) => task == "MultiClass"
        ? "Exactly one of the labels is true (LabelTask.MultiClass)"
        : "Any of the labels may be true (LabelTask.MultiLabel)";
}
