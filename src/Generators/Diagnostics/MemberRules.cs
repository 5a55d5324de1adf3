using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Diagnostics;

/// <summary>What is wrong with an annotated member.</summary>
internal static class MemberRules
{
    public static readonly DiagnosticDescriptor UnsupportedFeatureType = new(
        "LAM0101",
        "A feature has an unsupported type",
        "Feature '{0}' has the type '{1}', which cannot be encoded; {2}",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0101.md");

    public static readonly DiagnosticDescriptor UnreadableMember = new(
        "LAM0102",
        "An annotated member cannot be read",
        "'{0}' is {1}; generated code must be able to read an annotated member",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0102.md");

    public static readonly DiagnosticDescriptor EncodeDoesNotFit = new(
        "LAM0103",
        "The encoding does not fit the type",
        "Feature '{0}' of type '{1}' cannot be encoded as {2}; {3}",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0103.md");

    public static readonly DiagnosticDescriptor ColumnNameTaken = new(
        "LAM0104",
        "A column's name is taken",
        "The column '{0}' cannot have this name, because {1}; rename the member",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0104.md");

    public static readonly DiagnosticDescriptor ConflictingAttributes = new(
        "LAM0105",
        "Attributes contradict each other",
        "'{0}' is both {1} and {2}; keep one of them",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0105.md");

    public static readonly DiagnosticDescriptor AttributeWithoutEffect = new(
        "LAM0106",
        "An attribute has no effect here",
        "[{0}] has no effect on {1}; put it on a property, a field or a parameter of a primary constructor",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0106.md");

    public static readonly DiagnosticDescriptor InexactNumber = new(
        "LAM0107",
        "A number may not fit a float exactly",
        "Feature '{0}' has the type '{1}', but numbers become floats, which are exact up to {2}; {3}",
        "Lamina.Members",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0107.md");

    public static readonly DiagnosticDescriptor VectorWithoutShape = new(
        "LAM0108",
        "A vector needs a shape",
        "Feature '{0}' has the type '{1}', whose length the network must know; write [Feature(Shape = [n])] with the number of its values",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0108.md");

    public static readonly DiagnosticDescriptor VectorShape = new(
        "LAM0109",
        "A vector's shape is unusable",
        "{0}",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0109.md");

    public static readonly DiagnosticDescriptor ForeignEnum = new(
        "LAM0110",
        "An enum belongs to another assembly",
        "The values of '{0}' are those of '{1}' at build time, which belongs to '{2}'; build again when it changes there, since saved pipelines are then refused",
        "Lamina.Members",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0110.md");

    public static readonly DiagnosticDescriptor LabelLeak = new(
        "LAM0111",
        "A feature gives the label away",
        "Feature '{0}' {1}",
        "Lamina.Members",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0111.md");

    public static readonly DiagnosticDescriptor WordVectors = new(
        "LAM0112",
        "Vectors of words cannot be learned as asked",
        "{0}",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0112.md");
}
