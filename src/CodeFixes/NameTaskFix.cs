using System.Collections.Immutable;
using System.Composition;
using Lamina.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lamina.CodeFixes;

/// <summary>Names the task of a whole-number label: only its author knows which it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameTaskFix))]
[Shared]
public sealed class NameTaskFix : CodeFixProvider
{
    private static readonly (string Task, string Title)[] Tasks =
    [
        ("MultiClass", "Predict one of several classes (LabelTask.MultiClass)"),
        ("Regression", "Predict a number (LabelTask.Regression)"),
        ("Binary", "Predict 0 or 1 (LabelTask.Binary)"),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [LabelRules.AmbiguousLabel.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var label = await ReportedMember.Find(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false);
        if (label?.Attribute("Label") is not { } attribute)
            return;
        var tasks = label.NameOf("LabelTask", attribute);
        foreach (var (task, title) in Tasks)
            TextFix.Offer(context, context.Diagnostics[0], title, attribute, [AttributeEdit.SetArguments(attribute, $"{tasks}.{task}")]);
    }
}
