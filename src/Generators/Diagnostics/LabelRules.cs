using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Diagnostics;

/// <summary>What is wrong with labels and roles.</summary>
internal static class LabelRules
{
    public static readonly DiagnosticDescriptor NoLabel = new(
        "LAM0201",
        "A row type needs a label",
        "'{0}' has no [Label]; mark the member to predict, or make the type abstract if it only serves derived types",
        "Lamina.Labels",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0201.md");

    public static readonly DiagnosticDescriptor SeveralLabels = new(
        "LAM0202",
        "Several labels must be something together",
        "'{0}' is a label beside '{1}', and {2}",
        "Lamina.Labels",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0202.md");

    public static readonly DiagnosticDescriptor LabelTypeDoesNotFit = new(
        "LAM0203",
        "The label's type does not fit its task",
        "Label '{0}' has the type '{1}', which does not fit {2}; {3}",
        "Lamina.Labels",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0203.md");

    public static readonly DiagnosticDescriptor AmbiguousLabel = new(
        "LAM0204",
        "A whole-number label must name its task",
        "Label '{0}' is a whole number, which may be any task; write [Label(LabelTask.MultiClass)], [Label(LabelTask.Regression)], for 0 and 1 [Label(LabelTask.Binary)], for a relevance within a group [Label(LabelTask.Ranking)]",
        "Lamina.Labels",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0204.md");

    public static readonly DiagnosticDescriptor RoleTypeDoesNotFit = new(
        "LAM0205",
        "The column's type does not fit its role",
        "[{0}] '{1}' has the type '{2}'; {3}",
        "Lamina.Roles",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0205.md");

    public static readonly DiagnosticDescriptor RoleTwice = new(
        "LAM0206",
        "A role is given twice",
        "'{0}' is a second [{1}] beside '{2}'; keep one",
        "Lamina.Roles",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0206.md");

    public static readonly DiagnosticDescriptor RankingWithoutGroup = new(
        "LAM0207",
        "A ranking needs a group",
        "Label '{0}' ranks rows, but no member says which rows are ranked against each other; mark it with [Group]",
        "Lamina.Labels",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpPages.Folder + "LAM0207.md");
}
