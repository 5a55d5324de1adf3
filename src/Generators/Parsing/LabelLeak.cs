using Lamina.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Points out features that are obviously the label: computed from it, or named after it.</summary>
internal static class LabelLeak
{
    public static void PointOut(List<Member> members, IReadOnlyList<Member> labels, IDiagnosticSink sink)
    {
        foreach (var member in members)
        {
            if (member.Annotations["Feature"] is not null && FirstReasonAgainst(member, labels) is { } reason)
                sink.Report(MemberRules.LabelLeak, member.Location, member.Name, reason);
        }
    }

    private static string? FirstReasonAgainst(Member member, IReadOnlyList<Member> labels)
    {
        foreach (var label in labels)
        {
            if (ReasonAgainst(member, label) is { } reason)
                return reason;
        }

        return null;
    }

    private static string? ReasonAgainst(Member member, Member label)
    {
        if (PathToLabel(member.Symbol, label, []) is { } path)
        {
            var through = path.Count == 0 ? "" : $" through '{path[0]}'";
            return $"is computed from the label '{label.Name}'{through}, which is not known where predictions are made; remove [Feature]";
        }

        return RelatedName.Relation(member.Name, label.Name) is { } relation
            ? $"has the name of the label '{label.Name}' {relation}; remove [Feature] if it follows from the label"
            : null;
    }

    // The properties that lie between a property and the label; null where none leads there.
    private static List<string>? PathToLabel(ISymbol symbol, Member label, HashSet<string> seen)
    {
        foreach (var name in OwnReads.Of(symbol))
        {
            if (name == label.Name)
                return [];
            if (seen.Add(name) && OwnReads.FindMember(symbol.ContainingType, name) is { } next && PathToLabel(next, label, seen) is { } rest)
                return [name, .. rest];
        }

        return null;
    }
}
