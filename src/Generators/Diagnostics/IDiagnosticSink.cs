using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Diagnostics;

/// <summary>
/// Where the parser says what is wrong. The analyzer passes one that reports, so that <c>#pragma</c> and
/// <c>.editorconfig</c> work; the generator passes none, and no location is ever computed for it.
/// </summary>
internal interface IDiagnosticSink
{
    /// <summary>Whether an error was reported: what follows from it need not be said too.</summary>
    bool HasErrors { get; }

    void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments);

    /// <summary>Reports with what a code fix must know; <see cref="FixProperties"/> names it.</summary>
    void Report(DiagnosticDescriptor rule, Location? location, ImmutableDictionary<string, string?> properties, params object[] arguments);
}

/// <summary>A sink in front of a method of Roslyn.</summary>
internal sealed class ReportingSink(Action<Diagnostic> report) : IDiagnosticSink
{
    public bool HasErrors { get; private set; }

    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments) =>
        Report(rule, location, ImmutableDictionary<string, string?>.Empty, arguments);

    public void Report(DiagnosticDescriptor rule, Location? location, ImmutableDictionary<string, string?> properties, params object[] arguments)
    {
        HasErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        report(Diagnostic.Create(rule, location ?? Location.None, properties, arguments));
    }
}
