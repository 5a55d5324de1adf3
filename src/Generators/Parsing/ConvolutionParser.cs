using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;

namespace Lamina.Generators.Parsing;

/// <summary>Reads <c>[Image]</c> and <c>[Sequence]</c>: what a convolution goes over, and its layers.</summary>
internal static class ConvolutionParser
{
    private const string Image = "Image";
    private const string Sequence = "Sequence";
    private const int MaximumLength = 65_536;

    /// <summary>The attribute that gives a member convolutions, or null.</summary>
    public static Annotation? AttributeOf(Member member) => member.Annotations[Image] ?? member.Annotations[Sequence];

    /// <summary>Whether a member that has no place for convolutions asks for none.</summary>
    public static bool RequireNone(Member member, string what, string instead, IDiagnosticSink? sink)
    {
        if (AttributeOf(member) is not { } attribute)
            return true;
        sink?.Report(ConvolutionRules.NoVector, AttributeLocation(member, attribute), attribute.Name, member.Name, what, instead);
        return false;
    }

    /// <summary>A vector with convolutions.</summary>
    public static FeatureModel? Parse(Member member, Annotation feature, Annotation attribute, VectorType type, int slot, IDiagnosticSink? sink)
    {
        var ragged = attribute.Name == Sequence && AttributeArguments.Find(attribute, "MaxLength") is not null;
        var size = ragged ? SizeOf(member, feature, attribute, sink) : ShapeOf(member, feature, attribute, sink);
        return size is { } dimensions
            ? Create(member, feature, attribute, type, slot, dimensions, ragged ? "SequenceValues.Write" : null, sink)
            : null;
    }

    /// <summary>A list of steps, which is a sequence of any length.</summary>
    public static FeatureModel? ParseSteps(Member member, Annotation feature, VectorType type, int slot, IDiagnosticSink? sink)
    {
        if (member.Annotations[Image] is { } image)
        {
            sink?.Report(ConvolutionRules.NoVector, AttributeLocation(member, image), Image, member.Name, "a list of steps", "[Sequence(Channels = n, MaxLength = n)]");
            return null;
        }

        if (AttributeOf(member) is not { } attribute || AttributeArguments.Find(attribute, "MaxLength") is null)
        {
            sink?.Report(ConvolutionRules.NoMaxLength, member.Location, member.Name, Names.Display(member.Type));
            return null;
        }

        return SizeOf(member, feature, attribute, sink) is { } dimensions
            ? Create(member, feature, attribute, type, slot, dimensions, "SequenceValues.WriteSteps", sink)
            : null;
    }

    /// <summary>How many channels the steps of a member have.</summary>
    public static int ChannelsOf(Member member) =>
        AttributeArguments.Find(member.Annotations[Sequence], "Channels") is { Value: int channels } ? channels : 1;

    /// <summary>The convolutions of a row, each with the place of its numbers.</summary>
    public static EquatableArray<ConvolutionModel> Place(EquatableArray<FeatureModel> features)
    {
        List<ConvolutionModel>? placed = null;
        var input = 0;
        foreach (var feature in features)
        {
            if (feature.Convolution is { } convolution)
                (placed ??= []).Add(convolution with { Input = input });
            input += feature.IsTokens ? 0 : feature.NumericWidth;     // words stand behind all that is read
        }

        return placed is null ? EquatableArray<ConvolutionModel>.Empty : placed.ToEquatableArray();
    }

    private static FeatureModel? Create(
        Member member, Annotation feature, Annotation attribute, VectorType type, int slot, EquatableArray<int> dimensions, string? raggedWriter, IDiagnosticSink? sink)
    {
        var ragged = raggedWriter is not null;
        if (EmbeddingParser.Of(member, feature, ColumnShape.Vector, sink) is not { } embedding
            || ConvolutionLayersParser.Parse(member, attribute, dimensions, ragged, sink) is not { } layers)
        {
            return null;
        }

        return new FeatureModel(member.Name, ColumnShape.Vector, type.Nullable, slot, member.Access, EquatableArray<EnumValue>.Empty, dimensions, embedding)
        {
            Convolution = layers,
            VectorWriter = raggedWriter ?? "VectorValues.Write",
        };
    }

    // The shape of what has one size.
    private static EquatableArray<int>? ShapeOf(Member member, Annotation feature, Annotation attribute, IDiagnosticSink? sink)
    {
        if (attribute.Name == Sequence && AttributeArguments.Find(feature, "Shape") is null)
        {
            sink?.Report(ConvolutionRules.NoMaxLength, member.Location, member.Name, Names.Display(member.Type));
            return null;
        }

        if (VectorParser.ShapeOf(member, feature, sink) is not { } dimensions)
            return null;
        if (attribute.Name == Image && dimensions.Count < 2)
            return Refuse($"An image has the shape [height, width] or [channels, height, width], but that of '{member.Name}' has one dimension; a sequence is marked [Sequence]");
        if (attribute.Name == Sequence && dimensions.Count > 2)
            return Refuse($"A sequence has the shape [channels, steps] or [steps], but that of '{member.Name}' has three dimensions; an image is marked [Image]");
        if (AttributeArguments.Find(attribute, "Channels") is not null)
            return Refuse($"The shape of '{member.Name}' says how many channels it has; leave Channels out");
        return dimensions;

        EquatableArray<int>? Refuse(string reason)
        {
            sink?.Report(ConvolutionRules.Shape, AttributeArguments.Where(feature, "Shape", member.Location), reason);
            return null;
        }
    }

    // The size of a sequence of any length.
    private static EquatableArray<int>? SizeOf(Member member, Annotation feature, Annotation attribute, IDiagnosticSink? sink)
    {
        var channels = ChannelsOf(member);
        var length = AttributeArguments.Find(attribute, "MaxLength") is { Value: int value } ? value : 0;
        if (AttributeArguments.Find(feature, "Shape") is not null)
            return Refuse($"'{member.Name}' has both a Shape, for sequences of one length, and a MaxLength, for sequences of any; leave one of them out", "MaxLength");
        if (channels < 1)
            return Refuse(FormattableString.Invariant($"Channels of '{member.Name}' is {channels}; it must be at least 1"), "Channels");
        if (length < 1)
            return Refuse(FormattableString.Invariant($"MaxLength of '{member.Name}' is {length}; it must be at least 1"), "MaxLength");
        if ((long)channels * length > MaximumLength)
            return Refuse(FormattableString.Invariant($"'{member.Name}' holds {channels} channels of {length} steps; use at most {MaximumLength} values"), "MaxLength");
        return new[] { channels, length }.ToEquatableArray();

        EquatableArray<int>? Refuse(string reason, string argument)
        {
            sink?.Report(ConvolutionRules.Shape, AttributeArguments.Where(attribute, argument, member.Location), reason);
            return null;
        }
    }

    private static Microsoft.CodeAnalysis.Location? AttributeLocation(Member member, Annotation attribute) =>
        attribute.Syntax?.GetLocation() ?? member.Location;
}
