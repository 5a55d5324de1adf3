using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lamina.CodeFixes;

/// <summary>Edits attributes as text.</summary>
internal static class AttributeEdit
{
    /// <summary>Removes an attribute; with its brackets and its line where nothing else is in them.</summary>
    public static TextChange Remove(AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        var span = list.Attributes.Count == 1 ? WithSpace(list.Span, text) : SpanOf(list.Attributes, list.Attributes.IndexOf(attribute));
        return new TextChange(span, "");
    }

    /// <summary>An item of a list and the comma that goes with it.</summary>
    public static TextSpan SpanOf<T>(SeparatedSyntaxList<T> list, int item)
        where T : SyntaxNode
    {
        if (list.Count == 1)
            return list[0].Span;
        return item + 1 < list.Count
            ? TextSpan.FromBounds(list[item].SpanStart, list[item + 1].SpanStart)
            : TextSpan.FromBounds(list[item - 1].Span.End, list[item].Span.End);
    }

    /// <summary>Writes the whole list of an attribute's arguments.</summary>
    public static TextChange SetArguments(AttributeSyntax attribute, string arguments) =>
        new(TextSpan.FromBounds(attribute.Name.Span.End, attribute.Span.End), $"({arguments})");

    /// <summary>Writes a named argument after the others, or over the one of its name.</summary>
    public static TextChange SetArgument(AttributeSyntax attribute, string name, string value)
    {
        if (attribute.ArgumentList is not { } list)
            return new TextChange(new TextSpan(attribute.Name.Span.End, 0), $"({name} = {value})");
        var present = list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
        return present is not null
            ? new TextChange(present.Expression.Span, value)
            : new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), $"{(list.Arguments.Count == 0 ? "" : ", ")}{name} = {value}");
    }

    /// <summary>Adds an attribute to a parameter or member: after those that it has, and as they stand.</summary>
    public static TextChange Add(SyntaxNode declaration, SyntaxList<AttributeListSyntax> lists, string attribute, SourceText text)
    {
        if (lists.Count == 0)
            return new TextChange(new TextSpan(declaration.SpanStart, 0), $"[{attribute}] ");
        var end = lists[lists.Count - 1].Span.End;
        var next = lists[lists.Count - 1].GetLastToken().GetNextToken().SpanStart;
        var gap = text.ToString(TextSpan.FromBounds(end, next));
        return new TextChange(new TextSpan(next, 0), $"[{attribute}]{(string.IsNullOrWhiteSpace(gap) ? gap : " ")}");
    }

    private static TextSpan WithSpace(TextSpan span, SourceText text)
    {
        var (start, end) = (span.Start, span.End);
        while (end < text.Length && text[end] is ' ' or '\t')
            end++;
        var endsLine = end == text.Length || text[end] is '\r' or '\n';
        if (!endsLine)
            return TextSpan.FromBounds(start, end);
        while (start > 0 && text[start - 1] is ' ' or '\t')
            start--;
        var startsLine = start == 0 || text[start - 1] is '\r' or '\n';
        return TextSpan.FromBounds(start, startsLine ? text.Lines.GetLineFromPosition(end).EndIncludingLineBreak : end);
    }
}
