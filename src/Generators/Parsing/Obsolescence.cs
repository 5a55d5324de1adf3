using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>What <c>[Obsolete]</c> forbids: to name a symbol that is obsolete as an error does not compile.</summary>
internal static class Obsolescence
{
    public static bool IsObsolete(ISymbol symbol) => symbol.GetAttributes().Any(IsObsolete);

    public static bool IsError(ISymbol symbol) => symbol.GetAttributes().Any(static attribute =>
        IsObsolete(attribute) && attribute.ConstructorArguments is [_, { Value: true }, ..]);

    private static bool IsObsolete(AttributeData attribute) => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute);
}
