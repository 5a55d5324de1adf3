using System.Globalization;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Reads what <c>[Network]</c> says about autoencoders alone.</summary>
internal static class AutoencoderParser
{
    private const string Tied = "TiedWeights";
    private const string Deviation = "GaussianNoise";

    private static readonly string[] Noises = ["SwapNoise", "Masking", Deviation];

    public static bool IsTied(Annotation? attribute, bool isAutoencoder, INamedTypeSymbol type, IDiagnosticSink? sink) =>
        AttributeArguments.Find(attribute, Tied) is { Value: true } && IsFor(isAutoencoder, attribute!, Tied, type, sink);

    /// <summary>The noise as assignments to a descriptor's properties.</summary>
    public static EquatableArray<string> Noise(Annotation? attribute, bool isAutoencoder, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        List<string>? noise = null;
        foreach (var name in Noises)
        {
            if (AttributeArguments.Find(attribute, name) is not { Value: double value and not 0 } || !IsFor(isAutoencoder, attribute!, name, type, sink))
                continue;
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            var isUsable = name == Deviation ? value > 0 && !double.IsInfinity(value) : value is > 0 and < 1;
            if (isUsable)
                (noise ??= []).Add($"{name} = {text}");
            else
                sink?.Report(NetworkRules.Noise, Where(attribute!, name, type), name, text, name == Deviation ? "at least 0" : "at least 0 and below 1");
        }

        return noise?.ToEquatableArray() ?? EquatableArray<string>.Empty;
    }

    private static bool IsFor(bool isAutoencoder, Annotation attribute, string name, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (!isAutoencoder)
            sink?.Report(NetworkRules.AutoencoderOnly, Where(attribute, name, type), name);
        return isAutoencoder;
    }

    private static Location? Where(Annotation attribute, string name, INamedTypeSymbol type) =>
        AttributeArguments.Where(attribute, name, RowParser.Where(type));
}
