using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>The Lamina attributes on one member or type.</summary>
internal sealed class Annotations
{
    private const string Suffix = "Attribute";

    /// <summary>The attributes of members, by the name that users write.</summary>
    public static readonly string[] MemberNames = ["Feature", "Label", "Weight", "Group", "Time", "Id"];

    public const string NetworkName = "Network";

    private Annotation[] found = [];

    public bool Any => found.Length > 0;

    /// <summary>Whether the member carries attributes of others too.</summary>
    public bool HasOthers { get; private set; }

    public IEnumerable<Annotation> All => found;

    public Annotation? this[string name]
    {
        get
        {
            foreach (var annotation in found)
            {
                if (annotation.Name == name)
                    return annotation;
            }

            return null;
        }
    }

    /// <summary>Adds an attribute, null for one of others; the first of a kind counts.</summary>
    public void Add(Annotation? annotation)
    {
        if (annotation is null or { Name: NetworkName })
            HasOthers = true;
        else if (this[annotation.Name] is null)
            found = [.. found, annotation];
    }

    /// <summary>Takes over the annotations of the member that an override overrides.</summary>
    public void Inherit(Annotations overridden)
    {
        foreach (var annotation in overridden.found)
            Add(annotation);
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

    /// <summary>The type's own <c>[Network]</c>s or those of the nearest base type that has some.</summary>
    public static List<Annotation> NetworksOf(INamedTypeSymbol type)
    {
        var networks = new List<Annotation>(1);
        for (var current = type; current is not null && networks.Count == 0; current = current.BaseType)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (NameOf(attribute) == NetworkName)
                    networks.Add(new Annotation(NetworkName, attribute));
            }
        }

        return networks;
    }
}
