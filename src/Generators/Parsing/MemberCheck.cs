using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Checks what all annotated members have in common: that they can be read, and that their names are free.</summary>
internal static class MemberCheck
{
    private static readonly (string First, string Second)[] Conflicts =
    [
        ("Feature", "Label"), ("Feature", "Id"), ("Label", "Weight"), ("Label", "Group"), ("Label", "Time"), ("Label", "Id"),
        ("Weight", "Group"), ("Weight", "Time"),
    ];

    /// <summary>Whether generated code can read a member; says why not where the member is annotated.</summary>
    public static bool IsReadable(Member member, INamedTypeSymbol type, Compilation compilation, IDiagnosticSink? sink)
    {
        var reason = ReasonAgainst(member.Symbol, compilation);
        if (reason is null)
            return true;
        if (member.Annotations.Any)
            sink?.Report(MemberRules.UnreadableMember, member.Location, member.Name, reason);
        return false;
    }

    /// <summary>Drops what contradicts itself and what has a name that generated code needs.</summary>
    public static void RequireNames(List<Member> members, INamedTypeSymbol type, NetworkModel network, IDiagnosticSink? sink)
    {
        var reserved = ReservedNames(type, network);
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        members.RemoveAll(member =>
        {
            if (!member.Annotations.Any)
                return false;
            foreach (var (first, second) in Conflicts)
            {
                if (member.Annotations[first] is null || member.Annotations[second] is null)
                    continue;
                sink?.Report(MemberRules.ConflictingAttributes, member.Location, member.Name, $"[{first}]", $"[{second}]");
                return true;
            }

            if (reserved.TryGetValue(member.Name, out var reason))
            {
                sink?.Report(MemberRules.ColumnNameTaken, member.Location, member.Name, reason);
                return true;
            }

            if (seen.TryGetValue(member.Name, out var other))
            {
                var doubled = $"tables are read by name in any case and '{other}' is a column already";
                sink?.Report(MemberRules.ColumnNameTaken, member.Location, member.Name, doubled);
                return true;
            }

            seen.Add(member.Name, member.Name);
            return false;
        });
    }

    /// <summary>The names that an enriched type needs for itself.</summary>
    public static Dictionary<string, string> ReservedNames(INamedTypeSymbol type, NetworkModel network)
    {
        var enriched = "Enriched" + Names.StemOf(type);
        var reserved = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [enriched] = "it is the name of the enriched type",
            ["Original"] = "the enriched row keeps the original under it",
            ["NetworkPrediction"] = "the enriched row keeps the network's own output under it",
        };
        foreach (var layer in network.Extract)
            reserved["Hidden" + layer.ToString(System.Globalization.CultureInfo.InvariantCulture)] = "the enriched row keeps a hidden layer under it";
        foreach (var inherited in new[] { "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals" })
            reserved[inherited] = "every object has a method of this name";
        return reserved;
    }

    private static string? ReasonAgainst(ISymbol symbol, Compilation compilation)
    {
        if (symbol is IFieldSymbol { IsConst: true })
            return "a constant";
        if (symbol.IsStatic)
            return "static";
        if (symbol is IPropertySymbol { IsIndexer: true })
            return "an indexer";
        if (symbol is IPropertySymbol { GetMethod: null })
            return "write-only";
        if (symbol is IPropertySymbol { ExplicitInterfaceImplementations.Length: > 0 })
            return "an explicit implementation of an interface";
        ISymbol reader = symbol is IPropertySymbol property ? property.GetMethod! : symbol;
        if (!compilation.IsSymbolAccessibleWithin(reader, compilation.Assembly))
            return "not accessible within the assembly";
        return Obsolescence.IsError(symbol) || Obsolescence.IsError(reader) ? "obsolete as an error" : null;
    }
}
