using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Diagnostics;

/// <summary>What is wrong with the use of the library and of generated code.</summary>
internal static class UsageRules
{
    public static readonly DiagnosticDescriptor RowsWithoutTask = new(
        "LAM0601",
        "A trainer needs rows with a task",
        "'{0}' cannot be handed to {1}: {2}",
        "Lamina.Usage",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0601.md");

    public static readonly DiagnosticDescriptor LoadedFromEnumerable = new(
        "LAM0602",
        "A data view with the generated columns exists",
        "ML.NET looks for the columns of '{0}' by reflection here, and knows nothing of their encoding; write {1}",
        "Lamina.Usage",
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: HelpPages.Folder + "LAM0602.md");

    public static readonly DiagnosticDescriptor TensorsNotDisposed = new(
        "LAM0603",
        "A tensor batch is not disposed",
        "'{0}' holds native memory, and this method neither disposes it nor passes it on; keep it in a 'using' variable",
        "Lamina.Usage",
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: HelpPages.Folder + "LAM0603.md");

    public static readonly DiagnosticDescriptor EvaluatedOnFittedRows = new(
        "LAM0604",
        "A model is evaluated on the rows that it was fitted on",
        "The model was fitted on '{0}' and looks better there than it is; evaluate it on rows that it has not seen, such as the Test rows of a split",
        "Lamina.Usage",
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: HelpPages.Folder + "LAM0604.md");
}
