using System.Globalization;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Reads whether categories are learned from each other, from <c>[Network]</c>.</summary>
internal static class ContextParser
{
    private const string Argument = "ContextWidth";

    /// <summary>How wide the vectors of categories are; 0 where there are none, or where the width is unusable.</summary>
    public static int WidthOf(INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (AttributeArguments.Find(Annotations.NetworkOf(type), Argument) is not { Value: int and not 0 and var value })
            return 0;
        var width = (int)value;
        if (TokensParser.IsWidth(width))
            return width;
        Report(type, string.Format(CultureInfo.InvariantCulture, "ContextWidth is {0}; it must be 0, for none, or 1 to 1024", width), sink);
        return 0;
    }

    /// <summary>The same width, or 0 where there are too few categories to learn from each other.</summary>
    public static int RequireCategories(int width, EquatableArray<FeatureModel> features, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        var categories = features.Count(static feature => feature.IsCategory);
        if (width == 0 || categories >= 2)
            return width;
        var found = categories == 0 ? "no categorical column" : "one categorical column";
        Report(type, $"'{Names.Display(type)}' has {found}; ContextWidth learns values from each other and takes two", sink);
        return 0;
    }

    private static void Report(INamedTypeSymbol type, string message, IDiagnosticSink? sink) =>
        sink?.Report(NetworkRules.Context, AttributeArguments.Where(Annotations.NetworkOf(type)!, Argument, RowParser.Where(type)), message);
}
