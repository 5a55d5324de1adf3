using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>The Lamina attributes on one member or type.</summary>
internal sealed class Annotations
{
    private const string Suffix = "Attribute";

    /// <summary>The attributes of members, by the name that users write.</summary>
    public static readonly string[] MemberNames = ["Feature", "Label", "Weight", "Group", "Time", "Id"];

    public const string NetworkName = "Network";

    private readonly Dictionary<string, AttributeData> found = [];

    public bool Any => found.Count > 0;

    public AttributeData? this[string name] => found.TryGetValue(name, out var attribute) ? attribute : null;

    /// <summary>The annotations in the order of <see cref="MemberNames"/>.</summary>
    public IEnumerable<string> Names => MemberNames.Where(found.ContainsKey);

    /// <summary>Adds the annotations of a symbol; the first of a kind counts.</summary>
    public void Add(ISymbol? symbol)
    {
        if (symbol is null)
            return;
        foreach (var attribute in symbol.GetAttributes())
        {
            if (NameOf(attribute) is { } name && name != NetworkName && !found.ContainsKey(name))
                found.Add(name, attribute);
        }
    }

    /// <summary>Takes over the annotations of the member that an override overrides.</summary>
    public void Inherit(Annotations overridden)
    {
        foreach (var pair in overridden.found)
        {
            if (!found.ContainsKey(pair.Key))
                found.Add(pair.Key, pair.Value);
        }
    }

    /// <summary>The name of a Lamina attribute as users write it, or null for any other attribute.</summary>
    public static string? NameOf(AttributeData attribute) => NameOf(attribute.AttributeClass);

    /// <summary>The name of a Lamina attribute as users write it, or null for any other type.</summary>
    public static string? NameOf(INamedTypeSymbol? type)
    {
        if (type is not { ContainingNamespace: { Name: "Lamina", ContainingNamespace.IsGlobalNamespace: true }, Arity: 0 }
            || !type.Name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return null;
        }

        var name = type.Name.Substring(0, type.Name.Length - Suffix.Length);
        return name == NetworkName || Array.IndexOf(MemberNames, name) >= 0 ? name : null;
    }

    public static bool Has(ISymbol symbol) => symbol.GetAttributes().Any(attribute => NameOf(attribute) is not null);

    /// <summary>The type's own <c>[Network]</c> or the one of the nearest base type.</summary>
    public static AttributeData? NetworkOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (NameOf(attribute) == NetworkName)
                    return attribute;
            }
        }

        return null;
    }
}
