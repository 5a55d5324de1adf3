using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Diagnostics;

/// <summary>
/// Where the parser says what is wrong. The analyzer passes one that reports, so that <c>#pragma</c> and
/// <c>.editorconfig</c> work; the generator passes none, and no location is ever computed for it.
/// </summary>
internal interface IDiagnosticSink
{
    void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments);
}

/// <summary>A sink in front of a method of Roslyn.</summary>
internal sealed class ReportingSink(Action<Diagnostic> report) : IDiagnosticSink
{
    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments) =>
        report(Diagnostic.Create(rule, location ?? Location.None, arguments));
}
