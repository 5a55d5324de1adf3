using System.Globalization;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Reads each <c>[Network]</c>; what is unusable in it is replaced by the default.</summary>
internal static class NetworkParser
{
    private const int ManyActivations = 1024;

    // A square layer of this width has 17 GB of weights; nobody means more.
    private const int WidestLayer = 65_536;

    private static readonly int[] DefaultHidden = [128, 32];

    public static EquatableArray<NetworkModel> Parse(INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        var attributes = Annotations.NetworksOf(type);
        if (attributes.Count == 0)
            return ((NetworkModel[])[Parse(null, "", type, sink)]).ToEquatableArray();
        var networks = new List<NetworkModel>(attributes.Count);
        foreach (var attribute in attributes)
        {
            if (NetworkNames.Find(attribute, attributes.Count, networks, type, sink) is { } name)
                networks.Add(Parse(attribute, name, type, sink));
        }

        // Where no name can be used, the first network stands without one.
        if (networks.Count == 0)
            networks.Add(Parse(attributes[0], "", type, sink: null));
        return networks.ToEquatableArray();
    }

    private static NetworkModel Parse(Annotation? attribute, string name, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        var declared = AttributeArguments.Integers(attribute, "Hidden");
        var isUsable = declared is null || RequireLayers(declared, attribute!, type, sink);
        var hidden = isUsable && declared is not null ? declared : DefaultHidden;

        var extract = new SortedSet<int>();
        foreach (var layer in AttributeArguments.Integers(attribute, "Extract") ?? [])
        {
            if (layer >= 1 && layer <= hidden.Length)
                extract.Add(layer);
            else if (isUsable)
                ReportLayer(layer, hidden.Length, Where(attribute!, "Extract", type), sink);
        }

        if (extract.Count == 0)
            extract.Add(hidden.Length);

        var isAutoencoder = Choice(attribute, "Learn", NetworkModel.Representations, "Supervised", type, sink) == "Autoencoder";
        return new NetworkModel
        {
            Name = name,
            Hidden = hidden.ToEquatableArray(),
            Activation = Choice(attribute, "Activation", NetworkModel.Activations, "Silu", type, sink),
            Normalization = Choice(attribute, "Normalization", NetworkModel.Normalizations, "None", type, sink),
            Dropout = Dropout(attribute, type, sink),
            Embedding = EmbeddingParser.Of(attribute, type, sink),
            Extract = extract.ToEquatableArray(),
            Residual = Residual(attribute, hidden, type, isUsable ? sink : null),
            Members = Members(attribute, isAutoencoder, type, sink),
            IsAutoencoder = isAutoencoder,
            TiedWeights = AutoencoderParser.IsTied(attribute, isAutoencoder, type, sink),
            Noise = AutoencoderParser.Noise(attribute, isAutoencoder, type, sink),
        };
    }

    public static void RequireModestWidth(EquatableArray<NetworkModel> networks, int features, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        var activations = networks.Sum(static network => network.ActivationCount);
        if (activations > ManyActivations && sink is not null)
            sink.Report(NetworkRules.TooManyActivations, Where(Annotations.NetworksOf(type)[0], "Extract", type), activations, features);
    }

    private static void ReportLayer(int layer, int last, Location? where, IDiagnosticSink? sink)
    {
        var nearest = layer < 1 ? 1 : last;
        sink?.Report(NetworkRules.NoSuchLayer, where, FixProperties.Layers(layer, nearest), layer, last, nearest);
    }

    private static bool RequireLayers(int[] hidden, Annotation attribute, INamedTypeSymbol type, IDiagnosticSink? sink)
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

    private static string Dropout(Annotation? attribute, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (AttributeArguments.Find(attribute, "Dropout") is not { Value: double dropout })
            return "0";
        if (dropout is >= 0 and < 1)
            return dropout.ToString("R", CultureInfo.InvariantCulture);
        sink?.Report(NetworkRules.Dropout, Where(attribute!, "Dropout", type), dropout.ToString("R", CultureInfo.InvariantCulture));
        return "0";
    }

    private static bool Residual(Annotation? attribute, int[] hidden, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (AttributeArguments.Find(attribute, "Residual") is not { Value: true })
            return false;
        for (var i = 1; i < hidden.Length; i++)
        {
            if (hidden[i] == hidden[i - 1])
                return true;
        }

        sink?.Report(NetworkRules.NothingResidual, Where(attribute!, "Residual", type));
        return false;
    }

    private static int Members(Annotation? attribute, bool isAutoencoder, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (AttributeArguments.Find(attribute, "Members") is not { Value: int members })
            return 1;
        if (isAutoencoder && members != 1)
        {
            sink?.Report(NetworkRules.SupervisedOnly, Where(attribute!, "Members", type), "Members");
            return 1;
        }

        if (members is >= 1 and <= NetworkModel.MostMembers)
            return members;
        sink?.Report(NetworkRules.Members, Where(attribute!, "Members", type), members, NetworkModel.MostMembers);
        return 1;
    }

    private static string Choice(
        Annotation? attribute, string name, string[] values, string ifAbsent, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (AttributeArguments.Find(attribute, name) is not { Value: int value })
            return ifAbsent;
        if (value >= 0 && value < values.Length)
            return values[value];
        sink?.Report(NetworkRules.UndefinedValue, Where(attribute!, name, type), name, value);
        return ifAbsent;
    }

    private static Location? Where(Annotation attribute, string name, INamedTypeSymbol type) =>
        AttributeArguments.Where(attribute, name, RowParser.Where(type));
}
