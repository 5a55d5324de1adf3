using System.Globalization;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Checks what all annotated members have in common: that they can be read, and that their names are free.</summary>
internal static class MemberCheck
{
    private const string Layer = "Hidden";

    private static readonly (string First, string Second)[] Conflicts =
    [
        ("Feature", "Label"), ("Feature", "Id"), ("Label", "Weight"), ("Label", "Group"), ("Label", "Time"), ("Label", "Id"),
        ("Weight", "Group"), ("Weight", "Time"), ("Image", "Sequence"),
    ];

    /// <summary>Whether generated code can read a member; says why not where the member is annotated.</summary>
    public static bool IsReadable(Member member, INamedTypeSymbol type, Compilation compilation, IDiagnosticSink? sink)
    {
        var reason = ReasonAgainst(member.Symbol, member.Annotations.HasOthers, compilation);
        if (reason is null)
            return true;
        if (member.Annotations.Any)
            sink?.Report(MemberRules.UnreadableMember, member.Location, member.Name, reason);
        return false;
    }

    /// <summary>Drops what contradicts itself and what has a name that generated code needs.</summary>
    public static void RequireNames(
        List<Member> members, INamedTypeSymbol type, EquatableArray<NetworkModel> networks, IReadOnlyList<string> vectors, IDiagnosticSink? sink)
    {
        var enriched = "Enriched" + Names.StemOf(type);
        var seen = new List<string>();
        members.RemoveAll(member =>
        {
            if (!member.Annotations.Any)
                return false;
            foreach (var (first, second) in Conflicts)
            {
                if (member.Annotations[first] is null || member.Annotations[second] is null)
                    continue;
                sink?.Report(
                    MemberRules.ConflictingAttributes,
                    member.Location,
                    FixProperties.Attributes(first, second),
                    member.Name,
                    $"[{first}]",
                    $"[{second}]");
                return true;
            }

            if (NeedFor(member.Name, enriched, networks, vectors) is { } reason)
            {
                sink?.Report(MemberRules.ColumnNameTaken, member.Location, member.Name, reason);
                return true;
            }

            if (FindInAnyCase(seen, member.Name) is { } other)
            {
                var doubled = $"tables are read by name in any case and '{other}' is a column already";
                sink?.Report(MemberRules.ColumnNameTaken, member.Location, member.Name, doubled);
                return true;
            }

            seen.Add(member.Name);
            return false;
        });
    }

    /// <summary>Points out an enum whose values may change without this assembly being built again.</summary>
    public static void PointOutForeignEnum(Member member, ScalarType type, IDiagnosticSink? sink)
    {
        // The enums of the core library stand where System.Enum does.
        var home = type.Type.ContainingAssembly;
        if (sink is null || IsSame(home, member.Row.ContainingAssembly) || IsSame(home, type.Type.BaseType!.ContainingAssembly))
            return;
        sink.Report(MemberRules.ForeignEnum, member.Location, member.Name, Names.Display(type.Type), home.Name);

        static bool IsSame(IAssemblySymbol first, IAssemblySymbol second) => SymbolEqualityComparer.Default.Equals(first, second);
    }

    /// <summary>What an enriched type needs a name for; null where a member may have it.</summary>
    public static string? NeedFor(
        string name, string enriched, EquatableArray<NetworkModel> networks, IReadOnlyList<string> vectors) =>
        NeedFor(name, enriched, vectors) ?? NeedFor(name, networks);

    /// <summary>What an enriched type needs a name for, whatever its networks are called; null where it is free.</summary>
    public static string? NeedFor(string name, string enriched, IReadOnlyList<string> vectors) => name switch
    {
        "Original" => "the enriched row keeps the original under it",
        "Equals" or "GetHashCode" or "GetType" or "ToString" or "MemberwiseClone" or "Finalize" or "ReferenceEquals" => "every object has a method of this name",
        _ when name == enriched => "it is the name of the enriched type",
        _ when vectors.Count > 0 && vectors.Contains(name) => "the enriched row keeps a pooled vector under it",
        _ => null,
    };

    private static string? NeedFor(string name, EquatableArray<NetworkModel> networks)
    {
        if (networks[0].IsNamed)
        {
            return networks.Any(network => name == network.Name || name == network.Name + NetworkModel.ColumnsSuffix)
                ? "the enriched row keeps a network's columns under it"
                : null;
        }

        if (name == networks[0].OutputName)
            return "the enriched row keeps the network's own output under it";
        return name.StartsWith(Layer, StringComparison.Ordinal) && networks[0].Extract.Any(layer => name == Layer + layer.ToString(CultureInfo.InvariantCulture))
            ? "the enriched row keeps a hidden layer under it"
            : null;
    }

    private static string? FindInAnyCase(List<string> names, string wanted)
    {
        foreach (var name in names)
        {
            if (string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase))
                return name;
        }

        return null;
    }

    private static string? ReasonAgainst(ISymbol symbol, bool hasOtherAttributes, Compilation compilation)
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
        return (hasOtherAttributes && Obsolescence.IsError(symbol)) || Obsolescence.IsError(reader) ? "obsolete as an error" : null;
    }
}
