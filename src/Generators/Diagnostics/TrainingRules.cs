using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Diagnostics;

/// <summary>What is wrong with <c>[assembly: TrainingFor&lt;T&gt;]</c>, and the generator's own failure.</summary>
internal static class TrainingRules
{
    public static readonly DiagnosticDescriptor NoSchema = new(
        "LAM0501",
        "The record's assembly holds no schema",
        "'{0}' has no generated schema in '{1}'; build that project with a reference to Lamina.Core and its generator",
        "Lamina.Training",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0501.md");

    public static readonly DiagnosticDescriptor OtherSchemaVersion = new(
        "LAM0502",
        "The schema was written by another version",
        "The schema of '{0}' was written in form {1}, but this generator reads form {2}; build both projects with the same version of Lamina",
        "Lamina.Training",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0502.md");

    public static readonly DiagnosticDescriptor TrainingExists = new(
        "LAM0503",
        "The training half exists already",
        "The training half of '{0}' exists already in '{1}'; remove this TrainingFor",
        "Lamina.Training",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0503.md");

    public static readonly DiagnosticDescriptor NotAnnotated = new(
        "LAM0504",
        "The type is not annotated",
        "'{0}' is no annotated type; mark its members with [Feature] and [Label]",
        "Lamina.Training",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0504.md");

    public static readonly DiagnosticDescriptor LaminaNotReferenced = new(
        "LAM0505",
        "Training needs a reference to Lamina",
        "The training half of '{0}' needs a reference to the package Lamina",
        "Lamina.Training",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0505.md");

    public static readonly DiagnosticDescriptor SchemaDamaged = new(
        "LAM0510",
        "The record's schema is damaged",
        "The schema of '{0}' in '{1}' is damaged; build that project again, and change nothing in its generated files",
        "Lamina.Training",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0510.md");

    public static readonly DiagnosticDescriptor InternalError = new(
        "LAM0901",
        "The generator failed",
        "No code was generated for '{0}', because the generator failed: {1}",
        "Lamina.Generator",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0901.md");
}
