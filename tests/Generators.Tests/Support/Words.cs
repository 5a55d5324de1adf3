using Microsoft.CodeAnalysis.CSharp;

namespace Generators.Tests;

/// <summary>Names that are hard on a compiler: every keyword, and what generated code calls its own things.</summary>
internal static class Words
{
    // Names that no keyword is, and that mean something to the compiler or to generated code all the same.
    private static readonly string[] Others =
    [
        "_", "__", "args", "row", "rows", "table", "reader", "options", "numbers", "keys", "buffer", "key", "original", "activations",
        "fitted", "device", "batch", "tensors", "scope", "inputs", "scores", "output", "hidden1", "dense1", "Columns", "Classes", "Descriptor",
        "Layers", "Enricher", "Network", "Booster", "Schema", "Create", "Load", "Task", "Console", "Exception",
    ];

    /// <summary>None of them is refused behind an @.</summary>
    public static readonly string[] All =
    [
        .. SyntaxFacts.GetReservedKeywordKinds()
            .Concat(SyntaxFacts.GetContextualKeywordKinds())
            .Concat(SyntaxFacts.GetPreprocessorKeywordKinds())
            .Select(SyntaxFacts.GetText)
            .Concat(Others)
            .Distinct(),
    ];
}
