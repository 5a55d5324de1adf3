using System.Globalization;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lamina.Generators.Parsing;

/// <summary>The names of networks: what tells the columns of several networks on one record apart.</summary>
internal static class NetworkNames
{
    /// <summary>
    /// The name of a network, with a capital; empty for an only network without one. Null, and reported, where it
    /// cannot be told from others.
    /// </summary>
    public static string? Find(
        Annotation attribute, int count, List<NetworkModel> before, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (attribute.ConstructorArguments is not [{ Value: string given }])
        {
            if (count == 1)
                return "";
            return Refuse("A record with several networks needs a name for each, such as [Network(\"wide\")]");
        }

        if (!SyntaxFacts.IsValidIdentifier(given) || !char.IsLetter(given[0]))
            return Refuse($"The network's name \"{given}\" cannot be the name of a property; begin with a letter, and use letters and digits");
        var name = char.ToUpper(given[0], CultureInfo.InvariantCulture) + given.Substring(1);
        return before.Exists(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase))
            ? Refuse($"There are two networks with the name \"{given}\"; give each a name of its own")
            : name;

        string? Refuse(string message)
        {
            sink?.Report(NetworkRules.NetworkName, attribute.Syntax?.GetLocation() ?? RowParser.Where(type), message);
            return null;
        }
    }

    /// <summary>Whether the properties and the types of named networks have a place.</summary>
    public static bool AreFree(EquatableArray<NetworkModel> networks, IReadOnlyList<string> vectors, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        var stem = Names.StemOf(type);
        foreach (var network in networks)
        {
            if (!network.IsNamed)
                continue;
            if (MemberCheck.NeedFor(network.Name, "Enriched" + stem, vectors) is { } reason)
            {
                sink?.Report(NetworkRules.NetworkName, RowParser.Where(type), $"A network cannot be called {network.Name}, because {reason}; give it another name");
                return false;
            }

            if (!TypeShape.IsNetworkTaken(type, stem + network.Name))
                continue;
            sink?.Report(TypeRules.NameTaken, RowParser.Where(type), stem + network.Name + "Network", Names.Display(type));
            return false;
        }

        return true;
    }
}
