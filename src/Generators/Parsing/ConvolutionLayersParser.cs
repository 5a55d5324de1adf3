using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;

namespace Lamina.Generators.Parsing;

/// <summary>Reads the layers that <c>[Image]</c> and <c>[Sequence]</c> declare, and checks that they fit the shape.</summary>
internal static class ConvolutionLayersParser
{
    private const int MostFilters = 65_536;
    private const int NoNormalization = 0;
    private const int BatchNormalization = 1;

    private static readonly int[] DefaultFilters = [32, 64];

    /// <summary>The layers, or null, and reported, where they are unusable.</summary>
    /// <param name="member">The member.</param>
    /// <param name="attribute">Its attribute.</param>
    /// <param name="dimensions">Its shape.</param>
    /// <param name="ragged">Whether it is a sequence of any length.</param>
    /// <param name="sink">Told what is wrong.</param>
    public static ConvolutionModel? Parse(Member member, Annotation attribute, EquatableArray<int> dimensions, bool ragged, IDiagnosticSink? sink)
    {
        var image = attribute.Name == "Image";
        var filters = AttributeArguments.Integers(attribute, "Filters") ?? DefaultFilters;
        var normalization = Integer("Normalization", BatchNormalization);
        var model = new ConvolutionModel(
            member.Name,
            image ? ConvolutionKind.Image : ragged ? ConvolutionKind.Ragged : ConvolutionKind.Sequence,
            Input: 0,
            dimensions.Count == (image ? 3 : 2) ? dimensions[0] : 1,
            image ? dimensions[dimensions.Count - 2] : 1,
            dimensions[dimensions.Count - 1],
            filters.ToEquatableArray(),
            Integer("Kernel", 3),
            Integer("Pool", 2),
            normalization == BatchNormalization,
            AttributeArguments.Find(attribute, "GlobalPooling") is { Value: bool pooled } ? pooled : ragged,
            Integer("Shift", 0));
        if (ReasonAgainst(model, normalization) is not var (argument, reason))
            return model;
        sink?.Report(ConvolutionRules.Layers, AttributeArguments.Where(attribute, argument, member.Location), reason);
        return null;

        int Integer(string name, int otherwise) => AttributeArguments.Find(attribute, name) is { Value: int value } ? value : otherwise;
    }

    private static (string Argument, string Reason)? ReasonAgainst(ConvolutionModel model, int normalization)
    {
        var side = model.IsImage ? Math.Min(model.Height, model.Width) : model.Width;
        if (model.Filters.Count == 0)
            return ("Filters", $"'{model.Column}' needs at least one layer of filters; Filters is empty");
        if (model.Filters.Any(static filters => filters is < 1 or > MostFilters))
            return ("Filters", FormattableString.Invariant($"A layer of '{model.Column}' has {model.Filters.First(static filters => filters is < 1 or > MostFilters)} filters; use 1 to {MostFilters}"));
        if (model.Kernel < 1 || model.Kernel % 2 == 0)
            return ("Kernel", FormattableString.Invariant($"The kernel of '{model.Column}' is {model.Kernel}; use an odd number, so that it has a middle"));
        if (model.Kernel > side)
            return ("Kernel", FormattableString.Invariant($"The kernel of '{model.Column}' is {model.Kernel}, but the input is {side} long; use at most that"));
        if (model.Pool < 1)
            return ("Pool", FormattableString.Invariant($"Pool of '{model.Column}' is {model.Pool}; use 1 for no pooling, or 2"));
        for (var layer = 1; layer <= model.Filters.Count; layer++)
        {
            var (_, height, width) = model.SizeAfter(layer);
            if (Math.Min(height, width) < 1)
                return ("Pool", FormattableString.Invariant($"After the pooling of layer {layer} nothing is left of '{model.Column}', which is {side} long; use fewer layers or Pool = 1"));
        }

        if (normalization is not (NoNormalization or BatchNormalization))
            return ("Normalization", $"The convolutions of '{model.Column}' know batch normalisation and none; use Normalization.Batch or Normalization.None");
        if (model.IsRagged && !model.GlobalPooling)
            return ("GlobalPooling", $"'{model.Column}' has sequences of any length, which are always pooled over their steps; leave GlobalPooling out");
        return model.Shift < 0 || model.Shift >= side
            ? ("Shift", FormattableString.Invariant($"Shift of '{model.Column}' is {model.Shift}; use 0 to {side - 1}"))
            : null;
    }
}
