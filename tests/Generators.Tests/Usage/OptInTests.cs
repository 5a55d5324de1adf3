using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generators.Tests.Usage;

/// <summary>A rule that nobody turned on costs nothing: the compiler does not even start its analyzer.</summary>
public class OptInTests
{
    public static TheoryData<string> Ids => [.. EditorConfig.OptIn];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Its_analyzer_starts_only_when_it_is_asked_for(string id)
    {
        var compilation = Compilations.Create(Packages.Training, "public class Empty;");

        Assert.False(await Starts(id, compilation));
        Assert.True(await Starts(id, EditorConfig.Enable(id, compilation)));
    }

    private static async Task<bool> Starts(string id, Compilation compilation)
    {
        var standIn = new StandIn(Compilations.Analyzers.Single(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id)));
        await compilation.WithAnalyzers([standIn]).GetAnalyzerDiagnosticsAsync();
        return standIn.Started;
    }

    /// <summary>Has the rules of an analyzer, and tells whether the compiler started it.</summary>
#pragma warning disable RS1001 // The attribute is for analyzers that the compiler loads.
    private sealed class StandIn(DiagnosticAnalyzer original) : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        public bool Started { get; private set; }

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => original.SupportedDiagnostics;

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            Started = true;
        }
    }
}
