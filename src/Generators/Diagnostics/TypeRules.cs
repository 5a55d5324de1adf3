using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Diagnostics;

/// <summary>What is wrong with an annotated type.</summary>
internal static class TypeRules
{
    public static readonly DiagnosticDescriptor UnusableTypeKind = new(
        "LAM0001",
        "A row type must be one that rows can be instances of",
        "'{0}' is {1}; rows must be instances of a class, a record or a struct",
        "Lamina.Types",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0001.md");

    public static readonly DiagnosticDescriptor GenericType = new(
        "LAM0002",
        "A row type must not be generic",
        "'{0}' is generic or nested in a generic type; its columns would differ from one construction to the next",
        "Lamina.Types",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0002.md");

    public static readonly DiagnosticDescriptor FileLocalType = new(
        "LAM0003",
        "A row type must not be local to a file",
        "'{0}' is local to its file, where generated code cannot reach it; remove 'file'",
        "Lamina.Types",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0003.md");

    public static readonly DiagnosticDescriptor InaccessibleType = new(
        "LAM0004",
        "A row type must be accessible in its assembly",
        "'{0}' is {1}, where generated code cannot reach it; make it internal or public",
        "Lamina.Types",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0004.md");

    public static readonly DiagnosticDescriptor NoFeature = new(
        "LAM0005",
        "A row type needs a feature",
        "'{0}' has no usable [Feature]; mark at least one member that predictions are made from",
        "Lamina.Types",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0005.md");

    public static readonly DiagnosticDescriptor NameTaken = new(
        "LAM0006",
        "The name of a generated type is taken",
        "'{0}' cannot be generated for '{1}', because a type of this name exists already; rename one of them",
        "Lamina.Types",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0006.md");

    public static readonly DiagnosticDescriptor NamesDifferByCase = new(
        "LAM0007",
        "Two row types differ by case alone",
        "'{0}' and '{1}' differ by case alone; their files are told apart by a suffix, but people will mix them up",
        "Lamina.Types",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0007.md");

    public static readonly DiagnosticDescriptor NotConstructible = new(
        "LAM0008",
        "A row cannot be made of a table",
        "'{0}' gets no Read and Stream: {1}",
        "Lamina.Types",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0008.md");

    public static readonly DiagnosticDescriptor HiddenByAlias = new(
        "LAM0009",
        "An attribute is hidden behind a global alias",
        "'{0}' is annotated through a global using alias, which the generator does not see; write the attribute's own name",
        "Lamina.Types",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0009.md");

    public static readonly DiagnosticDescriptor LanguageVersion = new(
        "LAM0010",
        "Generated code needs C# 12",
        "Code for '{0}' needs C# 12 or later; remove LangVersion from the project or raise it",
        "Lamina.Types",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0010.md");

    public static readonly DiagnosticDescriptor VersionsDiffer = new(
        "LAM0011",
        "Package and generator have different versions",
        "Lamina.Core has version {0}, but its generator has version {1}; use one version of the Lamina packages in all projects and build again",
        "Lamina.Types",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0011.md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
