using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lamina.CodeFixes;

/// <summary>Writes a class as a positional record; what is no parameter stays where it is.</summary>
internal static class RecordConversion
{
    public static IReadOnlyList<TextChange> Convert(ClassDeclarationSyntax declaration, List<PositionalParameter> parameters, SourceText text)
    {
        var (lineBreak, indentation) = (LineBreak(declaration, text), Indentation(declaration.SpanStart, text));
        var lineStart = lineBreak + indentation;
        var documentation = string.Concat(parameters.Select(parameter => parameter.Document(lineStart) is { } line ? line + lineStart : ""));
        var changes = new List<TextChange>
        {
            new(new TextSpan(declaration.SpanStart, 0), documentation),
            new(declaration.Keyword.Span, "record"),
            new(new TextSpan(declaration.Identifier.Span.End, 0), ParameterList(declaration, parameters, lineBreak + Inner(indentation, parameters[0], text), text)),
        };
        AddBody(declaration, [.. parameters.Select(static parameter => parameter.Property)], changes, text);
        return changes;
    }

    private static string ParameterList(ClassDeclarationSyntax declaration, List<PositionalParameter> parameters, string lineStart, SourceText text)
    {
        if (LineOf(declaration.OpenBraceToken, text) == LineOf(declaration.CloseBraceToken, text))
            return $"({string.Join(", ", parameters.Select(static parameter => string.Join(" ", [.. parameter.CommentsBefore, parameter.Text])))})";

        // Behind the last parameter the declaration goes on: its comment moves in front of it.
        var list = new StringBuilder("(");
        foreach (var parameter in parameters)
        {
            var isLast = parameter == parameters[parameters.Count - 1];
            var after = parameter.CommentAfter;
            foreach (var comment in isLast && after != "" ? parameter.CommentsBefore.Append(after) : parameter.CommentsBefore)
                list.Append(lineStart).Append(comment);
            list.Append(lineStart).Append(parameter.Text).Append(isLast ? ")" : ",");
            if (!isLast && after != "")
                list.Append(' ').Append(after);
        }

        return list.ToString();
    }

    private static void AddBody(ClassDeclarationSyntax declaration, HashSet<MemberDeclarationSyntax> moved, List<TextChange> changes, SourceText text)
    {
        var (open, close) = (declaration.OpenBraceToken, declaration.CloseBraceToken);
        var header = open.GetPreviousToken();
        SyntaxTriviaList[] around = [header.TrailingTrivia, open.LeadingTrivia, open.TrailingTrivia, close.LeadingTrivia];
        var isEmpty = declaration.Members.Count == moved.Count && around.All(static trivia => trivia.All(IsSpace));
        if (isEmpty)
        {
            changes.Add(new TextChange(TextSpan.FromBounds(header.Span.End, close.Span.End), ";"));
            return;
        }

        var start = open.FullSpan.End;
        foreach (var member in declaration.Members)
        {
            if (moved.Contains(member))
                continue;
            Remove(start, member.FullSpan.Start);
            start = member.FullSpan.End;
        }

        Remove(start, close.FullSpan.Start);

        void Remove(int from, int to)
        {
            if (to == from)
                return;
            var isFirst = from == open.FullSpan.End;
            changes.Add(new TextChange(TextSpan.FromBounds(from, isFirst ? AfterEmptyLines(to, text) : to), ""));
        }
    }

    // What comes first in a body has no empty line above it.
    private static int AfterEmptyLines(int position, SourceText text)
    {
        while (text.Lines.GetLineFromPosition(position) is var line && line.Start == position && string.IsNullOrWhiteSpace(line.ToString()))
            position = line.EndIncludingLineBreak;
        return position;
    }

    private static bool IsSpace(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia;

    private static int LineOf(SyntaxToken token, SourceText text) => text.Lines.IndexOf(token.SpanStart);

    private static string Indentation(int position, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    // As deep as the properties stood.
    private static string Inner(string indentation, PositionalParameter first, SourceText text)
    {
        var inner = Indentation(first.Property.SpanStart, text);
        return inner.Length > indentation.Length ? inner : indentation + "    ";
    }

    private static string LineBreak(ClassDeclarationSyntax declaration, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(declaration.OpenBraceToken.SpanStart);
        return line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
    }
}
