namespace Lamina.Generators.Diagnostics;

/// <summary>Where the help pages are: one for each diagnostic.</summary>
internal static class HelpPages
{
    public const string Folder = "docs/diagnostics/";
}
