using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Lamina.CodeFixes;

/// <summary>A fix that changes a few characters: everything around them stays as it was written.</summary>
internal static class TextFix
{
    /// <summary>Offers changes of the file that a node stands in, which may be another than the diagnostic's.</summary>
    /// <param name="context">Where the offer goes.</param>
    /// <param name="diagnostic">What it fixes.</param>
    /// <param name="title">What people read; offers with the same one are made together when everything is fixed.</param>
    /// <param name="node">The node.</param>
    /// <param name="changes">The changes, in the order of the text.</param>
    /// <param name="key">What is fixed together, where the title says more than that.</param>
    public static void Offer(
        CodeFixContext context, Diagnostic diagnostic, string title, SyntaxNode node, IReadOnlyList<TextChange> changes, string? key = null)
    {
        if (context.Document.Project.Solution.GetDocument(node.SyntaxTree) is { } document)
            context.RegisterCodeFix(CodeAction.Create(title, token => Apply(document, changes, token), key ?? title), diagnostic);
    }

    private static async Task<Document> Apply(Document document, IReadOnlyList<TextChange> changes, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes));
    }
}
