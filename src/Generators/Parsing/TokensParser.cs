using System.Globalization;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Decides what becomes of texts and lists of tokens.</summary>
internal static class TokensParser
{
    public const int AsText = 3;

    private const string Width = "VectorWidth";
    private const string Pooling = "Pooling";
    private const int DefaultWidth = 50;
    private const int WidestVector = 1_024;
    private const int DefaultPooling = 1;

    // The values of Lamina.Pooling, in their order: each is a bit.
    private static readonly string[] Ways = ["Mean", "InverseFrequency", "Max"];

    /// <summary>The feature of a text, where there is no list, or of a list; null where it is unusable.</summary>
    public static FeatureModel? Parse(Member member, Annotation attribute, TokensType? list, int slot, IDiagnosticSink? sink)
    {
        var shape = list is null ? ColumnShape.Text : ColumnShape.Tokens;
        if (!VectorParser.RequireNoShape(member, attribute, sink)
            || EmbeddingParser.Of(member, attribute, shape, sink) is not { } embedding
            || WidthOf(member, attribute, sink) is not { } width
            || PoolingOf(member, attribute, sink) is not { } pooling)
        {
            return null;
        }

        return new FeatureModel(
            member.Name,
            shape,
            list?.Nullable ?? ScalarType.Of(member.Type).Nullable,
            slot,
            member.Access,
            EquatableArray<EnumValue>.Empty,
            EquatableArray<int>.Empty,
            embedding,
            width,
            pooling.ToEquatableArray());
    }

    /// <summary>Whether a feature that holds no words says nothing about their vectors.</summary>
    public static bool RequireNoVectors(Member member, Annotation attribute, IDiagnosticSink? sink)
    {
        foreach (var argument in (string[])[Width, Pooling])
        {
            if (AttributeArguments.Find(attribute, argument) is null)
                continue;
            var instead = ScalarType.Of(member.Type).Kind == ScalarKind.String ? "write Encode.Text, or leave" : "leave";
            Report(member, attribute, argument, $"'{member.Name}' has the type '{Names.Display(member.Type)}' and is not taken apart into words; {instead} {argument} out", sink);
            return false;
        }

        return true;
    }

    /// <summary>The properties of an enriched row that hold pooled vectors, and what else their columns need a name for.</summary>
    /// <param name="members">The members.</param>
    /// <param name="contextWidth">How wide the context of a row is; 0 for none.</param>
    public static IReadOnlyList<string> NamesOf(List<Member> members, int contextWidth)
    {
        List<string>? names = null;
        foreach (var member in members)
        {
            if (member.Annotations["Feature"] is { } attribute && (TokensType.Of(member.Type) is not null || EncodeOf(attribute) == AsText))
                (names ??= []).Add(FeatureModel.VectorOf(member.Name));
        }

        if (contextWidth > 0)
            (names ??= []).AddRange([FeatureModel.Context, FeatureModel.VectorOf(FeatureModel.Context)]);
        return names ?? (IReadOnlyList<string>)[];
    }

    public static int EncodeOf(Annotation attribute) => attribute.ConstructorArguments is [{ Value: int value }] ? value : 0;

    /// <summary>Whether a vector of a width can be learned.</summary>
    public static bool IsWidth(int width) => width is >= 1 and <= WidestVector;

    private static int? WidthOf(Member member, Annotation attribute, IDiagnosticSink? sink)
    {
        if (AttributeArguments.Find(attribute, Width) is not { Value: int width })
            return DefaultWidth;
        if (IsWidth(width))
            return width;
        Report(member, attribute, Width, Text($"The vectors of '{member.Name}' are {width} wide; use 1 to {WidestVector}, such as 50"), sink);
        return null;
    }

    private static string[]? PoolingOf(Member member, Annotation attribute, IDiagnosticSink? sink)
    {
        var pooling = AttributeArguments.Find(attribute, Pooling) is { Value: int value } ? value : DefaultPooling;
        if (pooling == 0)
            Report(member, attribute, Pooling, $"The vectors of '{member.Name}' are not pooled; use Pooling.Mean, Pooling.InverseFrequency or Pooling.Max", sink);
        else if (pooling < 0 || pooling >= 1 << Ways.Length)
            sink?.Report(NetworkRules.UndefinedValue, AttributeArguments.Where(attribute, Pooling, member.Location), Pooling, pooling);
        else
            return [.. Ways.Where((_, bit) => (pooling & (1 << bit)) != 0)];
        return null;
    }

    private static void Report(Member member, Annotation attribute, string argument, string message, IDiagnosticSink? sink) =>
        sink?.Report(MemberRules.WordVectors, AttributeArguments.Where(attribute, argument, member.Location), message);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
