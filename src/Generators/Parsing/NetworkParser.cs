using System.Globalization;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.Generators.Parsing;

/// <summary>Reads <c>[Network]</c>; what is unusable in it is replaced by the default.</summary>
internal static class NetworkParser
{
    private const int ManyActivations = 1024;

    // A square layer of this width has 17 GB of weights; nobody means more.
    private const int WidestLayer = 65_536;

    private static readonly int[] DefaultHidden = [128, 32];

    public static NetworkModel Parse(INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        var attribute = Annotations.NetworkOf(type);
        var declared = Integers(attribute, "Hidden");
        var isUsable = declared is null || RequireLayers(declared, attribute!, type, sink);
        var hidden = isUsable && declared is not null ? declared : DefaultHidden;

        var extract = new SortedSet<int>();
        foreach (var layer in Integers(attribute, "Extract") ?? [])
        {
            if (layer >= 1 && layer <= hidden.Length)
                extract.Add(layer);
            else if (isUsable)
                sink?.Report(NetworkRules.NoSuchLayer, Where(attribute!, "Extract", type), layer, hidden.Length, layer < 1 ? 1 : hidden.Length);
        }

        if (extract.Count == 0)
            extract.Add(hidden.Length);

        return new NetworkModel(
            hidden.ToEquatableArray(),
            Choice(attribute, "Activation", NetworkModel.Activations, "Silu", type, sink),
            Choice(attribute, "Normalization", NetworkModel.Normalizations, "None", type, sink),
            Dropout(attribute, type, sink),
            extract.ToEquatableArray());
    }

    public static void RequireModestWidth(NetworkModel network, int features, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (network.ActivationCount > ManyActivations && sink is not null)
        {
            var attribute = Annotations.NetworkOf(type)!;
            var where = Where(attribute, "Extract", type);
            sink.Report(NetworkRules.TooManyActivations, where, network.ActivationCount, features);
        }
    }

    private static bool RequireLayers(int[] hidden, AttributeData attribute, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (hidden.Length == 0)
        {
            sink?.Report(NetworkRules.HiddenLayers, Where(attribute, "Hidden", type), "A network needs at least one hidden layer; Hidden is empty");
            return false;
        }

        var wrong = Array.FindIndex(hidden, static width => width is < 1 or > WidestLayer);
        if (wrong < 0)
            return true;
        var limit = hidden[wrong] < 1 ? "at least 1" : string.Format(CultureInfo.InvariantCulture, "at most {0}", WidestLayer);
        sink?.Report(
            NetworkRules.HiddenLayers,
            Where(attribute, "Hidden", type),
            string.Format(CultureInfo.InvariantCulture, "Hidden layer {0} has the width {1}; it must be {2}", wrong + 1, hidden[wrong], limit));
        return false;
    }

    private static string Dropout(AttributeData? attribute, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (Argument(attribute, "Dropout") is not { Value: double dropout })
            return "0.1";
        if (dropout is >= 0 and < 1)
            return dropout.ToString("R", CultureInfo.InvariantCulture);
        sink?.Report(NetworkRules.Dropout, Where(attribute!, "Dropout", type), dropout.ToString("R", CultureInfo.InvariantCulture));
        return "0.1";
    }

    private static string Choice(
        AttributeData? attribute, string name, string[] values, string ifAbsent, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (Argument(attribute, name) is not { Value: int value })
            return ifAbsent;
        if (value >= 0 && value < values.Length)
            return values[value];
        sink?.Report(NetworkRules.UndefinedValue, Where(attribute!, name, type), name, value);
        return ifAbsent;
    }

    private static int[]? Integers(AttributeData? attribute, string name) =>
        Argument(attribute, name) is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? [.. array.Values.Select(static item => item.Value is int value ? value : 0)]
            : null;

    private static TypedConstant? Argument(AttributeData? attribute, string name)
    {
        if (attribute is null)
            return null;
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }

        return null;
    }

    // The argument where there is one, else the attribute, else (in another assembly) the type.
    private static Location? Where(AttributeData attribute, string name, INamedTypeSymbol type)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return RowParser.Where(type);
        var argument = syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
        return (argument?.Expression ?? (SyntaxNode)syntax).GetLocation();
    }
}
