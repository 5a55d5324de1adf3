using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>What a project's references allow to be generated.</summary>
/// <param name="Core">Whether it references Lamina.Core.</param>
/// <param name="Training">Whether it references Lamina too.</param>
internal sealed record References(bool Core, bool Training)
{
    public static References Of(Compilation compilation) =>
        new(Has(compilation, "Lamina.IRowSchema`1"), Has(compilation, "Lamina.INetwork`2"));

    private static bool Has(Compilation compilation, string type) => !compilation.GetTypesByMetadataName(type).IsEmpty;
}
