using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>What a project's references allow to be generated.</summary>
/// <param name="Core">Whether it references Lamina.Core.</param>
/// <param name="Training">Whether it references Lamina too.</param>
internal sealed record References(bool Core, bool Training)
{
    // Every type of a compilation asks, and each answer looks through all its assemblies.
    private static readonly ConditionalWeakTable<Compilation, References> Known = new();

    public static References Of(Compilation compilation) => Known.GetValue(
        compilation, static compilation => new References(Has(compilation, "Lamina.IRowSchema`1"), Has(compilation, "Lamina.INetwork`2")));

    private static bool Has(Compilation compilation, string type) => !compilation.GetTypesByMetadataName(type).IsEmpty;
}
