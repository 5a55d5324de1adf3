using Lamina.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lamina.Generators.Parsing;

/// <summary>Checks that a type can hold rows and that its generated types have a place.</summary>
internal static class TypeShape
{
    /// <summary>The tool's name in the <c>[GeneratedCode]</c> of everything that is generated.</summary>
    public const string Tool = "Lamina.Generators";

    private static readonly string[] Suffixes = ["Schema", "Rows", "Enricher", "Predictor"];

    /// <summary>The suffixes of the training half.</summary>
    public static readonly string[] TrainingSuffixes = ["Tensors", "Network", "Training", "Fit"];

    private static readonly string[] AllSuffixes = [.. Suffixes, .. TrainingSuffixes];

    public static bool Check(INamedTypeSymbol type, Compilation compilation, IDiagnosticSink? sink, CancellationToken cancellationToken)
    {
        if (!IsNamed(type) || !IsFirstOfItsName(type))
            return false;

        var where = sink is null ? null : RowParser.Where(type);
        var name = sink is null ? "" : Names.Display(type);
        if (KindOf(type) is { } kind)
        {
            sink?.Report(TypeRules.UnusableTypeKind, where, name, kind);
            return false;
        }

        if (type.IsAbstract)
        {
            if (sink is not null && !Discovery.ServesDerivedTypes(type, compilation, cancellationToken))
                sink.Report(TypeRules.UnusableTypeKind, where, name, "abstract, and no type derives from it");
            return false;
        }

        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.Arity > 0)
            {
                sink?.Report(TypeRules.GenericType, where, name);
                return false;
            }

            if (current.IsFileLocal)
            {
                sink?.Report(TypeRules.FileLocalType, where, name);
                return false;
            }

            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                sink?.Report(TypeRules.InaccessibleType, where, name, AccessOf(current, type));
                return false;
            }
        }

        if (compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp12 })
        {
            sink?.Report(TypeRules.LanguageVersion, where, name);
            return false;
        }

        var stem = Names.StemOf(type);
        if (FindTaken(type, stem, References.Of(compilation).Training) is not { } taken)
            return true;
        sink?.Report(TypeRules.NameTaken, where, taken, name);
        return false;
    }

    /// <summary>Whether a type was written by this generator.</summary>
    public static bool IsGenerated(INamedTypeSymbol type) => type.GetAttributes().Any(static attribute =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: Tool }, ..] });

    /// <summary>Whether the type of a named network has no place; a row type of that stem needs it for its own.</summary>
    public static bool IsNetworkTaken(INamedTypeSymbol type, string stem) =>
        IsTaken(type, stem + "Network", stem) || OfStem(type.ContainingNamespace, stem).Any(Discovery.IsRow);

    /// <summary>Whether the name of a type that is generated for a row type has no place.</summary>
    public static bool IsTaken(INamedTypeSymbol type, string name) => IsTaken(type, name, Names.StemOf(type));

    private static string? FindTaken(INamedTypeSymbol type, string stem, bool training)
    {
        var enriched = "Enriched" + stem;
        if (IsTaken(type, enriched, stem))
            return enriched;
        foreach (var suffix in training ? AllSuffixes : Suffixes)
        {
            var name = stem + suffix;
            if (IsTaken(type, name, stem))
                return name;
        }

        return null;
    }

    // While somebody types, a type or a part of its namespace may have no name yet.
    private static bool IsNamed(INamedTypeSymbol type)
    {
        for (ISymbol? current = type; current is not (null or INamespaceSymbol { IsGlobalNamespace: true }); current = current.ContainingSymbol)
        {
            if (current.Name.Length == 0)
                return false;
        }

        return true;
    }

    // A record and a class of one name are two types to the compiler, until its error is mended.
    private static bool IsFirstOfItsName(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && !current.IsFileLocal; current = current.ContainingType)
        {
            INamespaceOrTypeSymbol scope = current.ContainingType is { } outer ? outer : current.ContainingNamespace;
            var first = scope.GetTypeMembers(current.Name, current.Arity).FirstOrDefault(static other => !other.IsFileLocal);
            if (!SymbolEqualityComparer.Default.Equals(first, current))
                return false;
        }

        return true;
    }

    private static string? KindOf(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
            return "an interface";
        if (type.IsStatic)
            return "static";
        if (type.IsRefLikeType)
            return "a ref struct";
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (Obsolescence.IsError(current))
                return "obsolete as an error";
        }

        return null;
    }

    private static string AccessOf(INamedTypeSymbol current, INamedTypeSymbol type)
    {
        var access = SyntaxFacts.GetText(current.DeclaredAccessibility);
        return SymbolEqualityComparer.Default.Equals(current, type) ? access : $"nested in '{Names.Display(current)}', which is {access}";
    }

    // By a user's type or namespace (the analyzer sees what the generator wrote: that is none), or by what is generated
    // for another row type: for Outer_Row beside Outer.Row, and for Enriched beside Schema.
    private static bool IsTaken(INamedTypeSymbol type, string name, string stem)
    {
        INamespaceOrTypeSymbol space = type.ContainingNamespace;
        foreach (var other in space.GetMembers(name))
        {
            if (other is INamespaceSymbol
                || (other is INamedTypeSymbol { Arity: 0 } named && IsOfSameAssembly(named, type) && !IsGenerated(named)))
            {
                return true;
            }
        }

        return (type.ContainingType is not null && OfStem(space, stem).Any(other => !SymbolEqualityComparer.Default.Equals(other, type) && Discovery.IsRow(other)))
            || ((Array.IndexOf(AllSuffixes, stem) >= 0 || Array.IndexOf(LabelsParser.Suffixes, stem) >= 0) && OfStem(space, "Enriched").Any(Discovery.IsRow));
    }

    private static bool IsOfSameAssembly(ISymbol first, ISymbol second) =>
        SymbolEqualityComparer.Default.Equals(first.ContainingAssembly, second.ContainingAssembly);

    // The types whose generated types begin with a stem.
    private static IEnumerable<INamedTypeSymbol> OfStem(INamespaceOrTypeSymbol scope, string stem)
    {
        foreach (var type in scope.GetTypeMembers())
        {
            if (type.Name == stem)
                yield return type;
            if (stem.Length <= type.Name.Length || stem[type.Name.Length] != '_' || !stem.StartsWith(type.Name, StringComparison.Ordinal))
                continue;
            foreach (var nested in OfStem(type, stem.Substring(type.Name.Length + 1)))
                yield return nested;
        }
    }
}
