using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Reads what a network is to make of numbers, from <c>[Network]</c> and from <c>[Feature]</c>.</summary>
internal static class EmbeddingParser
{
    private const string Argument = "Embedding";

    // The order of the values in Lamina.NumberEmbedding; the first leaves the choice to others.
    private static readonly string[] Embeddings = ["", "None", "PiecewiseLinear", "TargetAware", "Periodic"];

    /// <summary>What a network says; empty where it says nothing.</summary>
    public static string Of(Annotation? attribute, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (AttributeArguments.Find(attribute, Argument) is not { Value: int value })
            return "";
        if (value >= 0 && value < Embeddings.Length)
            return Embeddings[value];
        sink?.Report(NetworkRules.UndefinedValue, AttributeArguments.Where(attribute!, Argument, RowParser.Where(type)), Argument, value);
        return "";
    }

    /// <summary>What a feature says, empty where it says nothing; null, and reported, where it has nothing to say.</summary>
    public static string? Of(Member member, Annotation attribute, ColumnShape shape, IDiagnosticSink? sink)
    {
        if (AttributeArguments.Find(attribute, Argument) is not { Value: int and not 0 and var value })
            return "";
        var embedding = (int)value;
        if (embedding < 0 || embedding >= Embeddings.Length)
        {
            sink?.Report(NetworkRules.UndefinedValue, AttributeArguments.Where(attribute, Argument, member.Location), Argument, embedding);
            return null;
        }

        if (shape == ColumnShape.Number)
            return Embeddings[embedding];
        sink?.Report(
            MemberRules.EncodeDoesNotFit,
            AttributeArguments.Where(attribute, Argument, member.Location),
            member.Name,
            Names.Display(member.Type),
            "a number with an embedding",
            "leave Embedding out");
        return null;
    }
}
