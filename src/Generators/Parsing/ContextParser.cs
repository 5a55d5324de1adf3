using System.Globalization;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Reads whether categories are learned from each other. All networks of a record see the same context.</summary>
internal static class ContextParser
{
    private const string Argument = "ContextWidth";

    /// <summary>How wide the vectors of categories are; 0 where there are none, or where the width is unusable.</summary>
    public static int WidthOf(INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        var context = 0;
        foreach (var attribute in Annotations.NetworksOf(type))
        {
            if (AttributeArguments.Find(attribute, Argument) is not { Value: int and not 0 and var value })
                continue;
            var width = (int)value;
            if (!TokensParser.IsWidth(width))
                Report(attribute, type, Text($"ContextWidth is {width}; it must be 0, for none, or 1 to 1024"), sink);
            else if (context != 0 && context != width)
                Report(attribute, type, Text($"ContextWidth is {width} here and {context} at another network; all networks of a record share one context, so name one width"), sink);
            else
                context = width;
        }

        return context;
    }

    /// <summary>The same width, or 0 where there are too few categories to learn from each other.</summary>
    public static int RequireCategories(int width, EquatableArray<FeatureModel> features, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        var categories = features.Count(static feature => feature.IsCategory);
        if (width == 0 || categories >= 2)
            return width;
        var found = categories == 0 ? "no categorical column" : "one categorical column";
        var attribute = Annotations.NetworksOf(type).First(static network => AttributeArguments.Find(network, Argument) is not null);
        Report(attribute, type, $"'{Names.Display(type)}' has {found}; ContextWidth learns values from each other and takes two", sink);
        return 0;
    }

    private static void Report(Annotation attribute, INamedTypeSymbol type, string message, IDiagnosticSink? sink) =>
        sink?.Report(NetworkRules.Context, AttributeArguments.Where(attribute, Argument, RowParser.Where(type)), message);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
