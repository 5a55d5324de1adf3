using System.Globalization;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;

namespace Lamina.Generators.Parsing;

/// <summary>Reads the shape of a vector.</summary>
internal static class VectorParser
{
    private const string Argument = "Shape";
    private const int MaximumDimensions = 3;
    private const int MaximumLength = 65_536;

    /// <summary>The dimensions of a vector, or null where they are missing or unusable.</summary>
    public static EquatableArray<int>? ShapeOf(Member member, Annotation attribute, IDiagnosticSink? sink)
    {
        var shape = AttributeArguments.Integers(attribute, Argument) ?? [];
        if (shape.Length == 0)
        {
            sink?.Report(MemberRules.VectorWithoutShape, member.Location, member.Name, Names.Display(member.Type));
            return null;
        }

        if (ReasonAgainst(shape, member.Name) is { } reason)
        {
            sink?.Report(MemberRules.VectorShape, AttributeArguments.Where(attribute, Argument, member.Location), reason);
            return null;
        }

        return shape.ToEquatableArray();
    }

    /// <summary>Whether a feature that is no vector declares no shape.</summary>
    public static bool RequireNoShape(Member member, Annotation attribute, IDiagnosticSink? sink)
    {
        if (AttributeArguments.Find(attribute, Argument) is null)
            return true;
        sink?.Report(
            MemberRules.VectorShape,
            AttributeArguments.Where(attribute, Argument, member.Location),
            $"'{member.Name}' has the type '{Names.Display(member.Type)}', which is no vector; leave Shape out");
        return false;
    }

    private static string? ReasonAgainst(int[] shape, string name)
    {
        if (shape.Length > MaximumDimensions)
            return Text($"The shape of '{name}' has {shape.Length} dimensions; use at most {MaximumDimensions}");
        var narrow = Array.FindIndex(shape, static length => length < 1);
        if (narrow >= 0)
            return Text($"Dimension {narrow + 1} of the shape of '{name}' is {shape[narrow]}; it must be at least 1");
        var length = shape.Aggregate(1m, static (product, length) => product * length);
        return length > MaximumLength
            ? Text($"The shape of '{name}' holds {length} values; use at most {MaximumLength}, such as a smaller image or fewer bands")
            : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
