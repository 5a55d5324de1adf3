using Microsoft.CodeAnalysis;

namespace Benchmarks.Generator;

/// <summary>
/// The least that a generator can do for annotated types: it finds each by one attribute and writes a constant. What
/// it costs is Roslyn's.
/// </summary>
/// <param name="attribute">The metadata name of an attribute that stands once on each type, or once in it.</param>
internal sealed class FloorGenerator(string attribute) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (_, _) => true,
            static (match, _) => match.TargetSymbol is INamedTypeSymbol type ? type.Name : match.TargetSymbol.ContainingType.Name);
        context.RegisterSourceOutput(names, static (output, name) => output.AddSource(name + ".g.cs", "// Nothing."));
    }
}
