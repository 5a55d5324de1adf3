using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.Generators.Parsing;

/// <summary>Finds the members of the original row that an enriched row shows too.</summary>
internal static class MirrorParser
{
    private static readonly (string Name, string Word)[] Words =
        [("Feature", "feature"), ("Weight", "weight"), ("Group", "group"), ("Time", "time"), ("Id", "id")];

    public static EquatableArray<MirrorModel> Parse(
        INamedTypeSymbol type,
        List<Member> members,
        EquatableArray<NetworkModel> networks,
        IReadOnlyList<string> vectors,
        Compilation compilation)
    {
        var enriched = "Enriched" + Names.StemOf(type);
        var label = members.Count(static member => member.Annotations["Label"] is not null) > 1 ? "One of the labels." : "The label.";
        var mirrors = new List<MirrorModel>(members.Count);
        foreach (var member in members)
        {
            var isPublic = member.Symbol.DeclaredAccessibility == Accessibility.Public;
            if (!CanBeWritten(member.Type)
                || (!member.Annotations.Any && (!isPublic || MemberCheck.NeedFor(member.Name, enriched, networks, vectors) is not null || !IsPlain(member, compilation))))
            {
                continue;
            }

            mirrors.Add(new MirrorModel(
                Names.Escape(member.Name), Names.TypeOf(member.Type), isPublic ? "public" : "internal", Summary(member, label)));
        }

        return mirrors.ToEquatableArray();
    }

    /// <summary>A name that no member of the original row has.</summary>
    public static string FreeName(List<Member> members, string name)
    {
        while (MemberScan.IndexOf(members, name) >= 0)
            name += "Row";
        return name;
    }

    private static bool IsPlain(Member member, Compilation compilation) =>
        member.Type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer)
        && !member.Type.IsRefLikeType
        && compilation.IsSymbolAccessibleWithin(member.Type, compilation.Assembly);

    // A type that is not there may come from another generator. While somebody types, it may be no type at all.
    private static bool CanBeWritten(ITypeSymbol type) => !IsMissing(type)
        || SyntaxFactory.ParseMemberDeclaration($"public {Names.TypeOf(type)} Name;") is FieldDeclarationSyntax { ContainsDiagnostics: false };

    private static bool IsMissing(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => IsMissing(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsMissing),
        _ => false,
    };

    private static string Summary(Member member, string label)
    {
        if (member.Annotations["Label"] is not null)
            return label;
        string? roles = null;
        foreach (var (name, word) in Words)
        {
            if (member.Annotations[name] is not null)
                roles = roles is null ? word : $"{roles} and {word}";
        }

        return roles switch
        {
            null => "As in the original row.",
            "feature" => "The original row's feature.",
            _ => $"The original row's {roles}.",
        };
    }
}
