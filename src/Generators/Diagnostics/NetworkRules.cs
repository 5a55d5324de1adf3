using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Diagnostics;

/// <summary>What is wrong with <c>[Network]</c>.</summary>
internal static class NetworkRules
{
    public static readonly DiagnosticDescriptor HiddenLayers = new(
        "LAM0401",
        "The hidden layers are unusable",
        "{0}",
        "Lamina.Network",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0401.md");

    public static readonly DiagnosticDescriptor Dropout = new(
        "LAM0402",
        "Dropout is out of its range",
        "Dropout is {0}; it must be at least 0 and below 1",
        "Lamina.Network",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0402.md");

    public static readonly DiagnosticDescriptor NoSuchLayer = new(
        "LAM0403",
        "An extracted layer does not exist",
        "There is no hidden layer {0}, only 1 to {1}; did you mean {2}?",
        "Lamina.Network",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0403.md");

    public static readonly DiagnosticDescriptor TooManyActivations = new(
        "LAM0404",
        "Rows are enriched with very many columns",
        "Each row is enriched with {0} activations for {1} features; extract a narrower layer, since boosting takes longer with each of them",
        "Lamina.Network",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0404.md");

    public static readonly DiagnosticDescriptor UndefinedValue = new(
        "LAM0405",
        "A value is not defined",
        "{0} has no value {1}",
        "Lamina.Network",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0405.md");

    public static readonly DiagnosticDescriptor NothingResidual = new(
        "LAM0406",
        "Residual has no effect",
        "No two neighbouring hidden layers are equally wide, so Residual has no effect; make two of them equally wide, or leave it out",
        "Lamina.Network",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0406.md");

    public static readonly DiagnosticDescriptor Members = new(
        "LAM0407",
        "The number of members is out of its range",
        "Members is {0}; it must be at least 1 and at most {1}",
        "Lamina.Network",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0407.md");

    public static readonly DiagnosticDescriptor Context = new(
        "LAM0408",
        "Categories cannot be learned from each other",
        "{0}",
        "Lamina.Network",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0408.md");

    public static readonly DiagnosticDescriptor NetworkName = new(
        "LAM0410",
        "A network cannot be told from the others",
        "{0}",
        "Lamina.Network",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0410.md");

    public static readonly DiagnosticDescriptor Noise = new(
        "LAM0411",
        "The noise of an autoencoder is out of its range",
        "{0} is {1}; it must be {2}",
        "Lamina.Network",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0411.md");

    public static readonly DiagnosticDescriptor AutoencoderOnly = new(
        "LAM0412",
        "Only an autoencoder has this",
        "{0} has no effect on a network that learns the label; add Learn = Representation.Autoencoder, or leave it out",
        "Lamina.Network",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0412.md");

    public static readonly DiagnosticDescriptor SupervisedOnly = new(
        "LAM0413",
        "An autoencoder does not have this",
        "{0} has no effect on an autoencoder; leave it out",
        "Lamina.Network",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0413.md");
}
