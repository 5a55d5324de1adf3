using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Diagnostics;

/// <summary>What is wrong with <c>[Image]</c> and <c>[Sequence]</c>.</summary>
internal static class ConvolutionRules
{
    public static readonly DiagnosticDescriptor NoVector = new(
        "LAM0121",
        "A convolution needs a vector",
        "[{0}] stands on '{1}', which is {2}; it needs {3}",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0121.md");

    public static readonly DiagnosticDescriptor Shape = new(
        "LAM0122",
        "A shape does not fit the convolution",
        "{0}",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0122.md");

    public static readonly DiagnosticDescriptor Layers = new(
        "LAM0123",
        "The layers of a convolution are unusable",
        "{0}",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0123.md");

    public static readonly DiagnosticDescriptor NoMaxLength = new(
        "LAM0124",
        "A sequence needs a length",
        "Feature '{0}' has the type '{1}' and sequences of any length; write [Sequence(Channels = n, MaxLength = n)] with the values of a step and the most steps to look at",
        "Lamina.Members",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0124.md");
}
