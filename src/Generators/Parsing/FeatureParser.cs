using System.Globalization;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Decides how each feature is encoded.</summary>
internal static class FeatureParser
{
    private const int Auto = 0;
    private const int AsNumber = 1;
    private const int AsCategory = 2;

    // The members of a generated batch, for which a category's tensor must make room.
    private static readonly HashSet<string> BatchMembers =
    [
        "Numeric", "Indicators", "Label", "Weight", "RowCount", "Tensors", "FirstCategory", "From", "Share", "Dispose",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
    ];

    public static EquatableArray<FeatureModel> Parse(List<Member> members, IDiagnosticSink? sink)
    {
        var features = new List<FeatureModel>(members.Count);
        var (numbers, keys, tokens) = (0, 0, 0);
        foreach (var member in members)
        {
            if (member.Annotations["Feature"] is not { } attribute)
            {
                ConvolutionParser.RequireNone(member, "no feature", "[Feature(Shape = [height, width])]", sink);
                continue;
            }

            var encode = TokensParser.EncodeOf(attribute);
            FeatureModel? feature;
            if (VectorType.OfSteps(member.Type) is { } steps)
                feature = ConvolutionParser.ParseSteps(member, attribute, steps, numbers, sink);
            else if (VectorType.Of(member.Type) is { } vector)
                feature = ParseVector(member, attribute, vector, encode, numbers, sink);
            else if (TokensType.Of(member.Type) is { } list)
                feature = ParseTokens(member, attribute, list, encode, tokens, sink);
            else if (encode == TokensParser.AsText && ScalarType.Of(member.Type).Kind == ScalarKind.String)
                feature = TokensParser.Parse(member, attribute, null, tokens, sink);
            else
                feature = ParseScalar(member, attribute, encode, numbers, keys, sink);
            if (feature is null)
                continue;
            keys += feature.IsCategory ? 1 : 0;
            tokens += feature.IsTokens ? 1 : 0;
            numbers += feature.NumberCount;
            features.Add(feature);
        }

        return features.ToEquatableArray();
    }

    /// <summary>The declared values of an enum; a second name of a value is no value of its own.</summary>
    public static EquatableArray<EnumValue> Values(ScalarType type)
    {
        var values = new List<EnumValue>();
        var seen = new HashSet<object>();
        var name = type.Name;
        foreach (var member in type.Type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, Name: not "" } field && seen.Add(field.ConstantValue!))
                values.Add(new EnumValue(field.Name, Expression(name, field)));
        }

        return values.ToEquatableArray();
    }

    // Rows hold obsolete values too, but to name one may not compile.
    private static string Expression(string type, IFieldSymbol value) => Obsolescence.IsObsolete(value)
        ? string.Format(CultureInfo.InvariantCulture, "({0})({1})", type, value.ConstantValue)
        : $"{type}.{Names.Escape(value.Name)}";

    /// <summary>Names the tensors of categories, around the batch's own members.</summary>
    public static EquatableArray<CategoryModel> NameCategories(EquatableArray<FeatureModel> features, string stem)
    {
        var batch = stem + "Tensors";
        var categories = new List<CategoryModel>();
        foreach (var feature in features.Where(static feature => feature.IsCategory))
        {
            var property = feature.Name;
            while (BatchMembers.Contains(property) || property == batch || categories.Exists(category => category.Property == property))
                property += "Codes";
            categories.Add(new CategoryModel(feature.Name, property));
        }

        return categories.ToEquatableArray();
    }

    private static FeatureModel? ParseVector(Member member, Annotation attribute, VectorType type, int encode, int slot, IDiagnosticSink? sink)
    {
        if (encode is not (Auto or AsNumber))
        {
            Refuse(member, attribute, encode == TokensParser.AsText ? "text" : "a category", "leave Encode out", sink);
            return null;
        }

        if (!TokensParser.RequireNoVectors(member, attribute, sink))
            return null;
        if (ConvolutionParser.AttributeOf(member) is { } convolution)
            return ConvolutionParser.Parse(member, attribute, convolution, type, slot, sink);
        return VectorParser.ShapeOf(member, attribute, sink) is { } dimensions
            && EmbeddingParser.Of(member, attribute, ColumnShape.Vector, sink) is { } embedding
            ? new FeatureModel(member.Name, ColumnShape.Vector, type.Nullable, slot, member.Access, EquatableArray<EnumValue>.Empty, dimensions, embedding)
            : null;
    }

    private static FeatureModel? ParseTokens(Member member, Annotation attribute, TokensType type, int encode, int slot, IDiagnosticSink? sink)
    {
        if (encode is Auto or TokensParser.AsText)
            return TokensParser.Parse(member, attribute, type, slot, sink);
        Refuse(member, attribute, encode == AsNumber ? "a number" : "a category", "leave Encode out", sink);
        return null;
    }

    private static FeatureModel? ParseScalar(Member member, Annotation attribute, int encode, int numbers, int keys, IDiagnosticSink? sink)
    {
        var type = ScalarType.Of(member.Type);
        if (!ConvolutionParser.RequireNone(member, "no vector", "a float[] with [Feature(Shape = [height, width])]", sink))
            return null;
        if (ShapeOf(member, attribute, type, encode, sink) is not { } shape || !VectorParser.RequireNoShape(member, attribute, sink)
            || !TokensParser.RequireNoVectors(member, attribute, sink) || EmbeddingParser.Of(member, attribute, shape, sink) is not { } embedding)
        {
            return null;
        }

        if (shape == ColumnShape.Category)
            MemberCheck.PointOutForeignEnum(member, type, sink);
        if (shape == ColumnShape.Number && encode == Auto)
            PointOutInexactNumber(member, type, sink);
        return new FeatureModel(
            member.Name,
            shape,
            type.Nullable,
            shape is ColumnShape.Category or ColumnShape.OpenCategory ? keys : numbers,
            Read(member, type, shape),
            shape == ColumnShape.Category ? Values(type) : EquatableArray<EnumValue>.Empty,
            EquatableArray<int>.Empty,
            embedding);
    }

    private static ColumnShape? ShapeOf(Member member, Annotation attribute, ScalarType type, int encode, IDiagnosticSink? sink)
    {
        if (encode is not (Auto or AsNumber or AsCategory or TokensParser.AsText))
        {
            Refuse(member, attribute, encode.ToString(CultureInfo.InvariantCulture), "Encode has no such value", sink);
            return null;
        }

        if (Suggestion(type, encode) is { } suggestion)
        {
            sink?.Report(MemberRules.UnsupportedFeatureType, member.Location, member.Name, Names.Display(member.Type), suggestion);
            return null;
        }

        if (encode == TokensParser.AsText)
        {
            Refuse(member, attribute, "text", "leave Encode out, or make it a string", sink);
            return null;
        }

        if (encode == AsNumber)
        {
            if (type.IsNumber || type.Kind is ScalarKind.Enum or ScalarKind.Boolean)
                return ColumnShape.Number;
            Refuse(member, attribute, "a number", type.Kind is ScalarKind.String or ScalarKind.Char ? "use Encode.Category" : "leave Encode out", sink);
            return null;
        }

        if (encode == AsCategory && !type.IsWhole && type.Kind is not (ScalarKind.Enum or ScalarKind.String or ScalarKind.Char))
        {
            Refuse(member, attribute, "a category", type.IsReal ? "round it to a whole number, or leave Encode out" : "leave Encode out", sink);
            return null;
        }

        return type.Kind switch
        {
            ScalarKind.Enum => type.IsFlags ? ColumnShape.OpenCategory : ColumnShape.Category,
            ScalarKind.String or ScalarKind.Char => ColumnShape.OpenCategory,
            ScalarKind.Boolean => ColumnShape.Flag,
            ScalarKind.DateTime or ScalarKind.DateTimeOffset => ColumnShape.DateTime,
            ScalarKind.DateOnly => ColumnShape.Date,
            ScalarKind.TimeSpan => ColumnShape.TimeSpan,
            ScalarKind.TimeOnly => ColumnShape.TimeOfDay,
            _ => encode == AsCategory ? ColumnShape.OpenCategory : ColumnShape.Number,
        };
    }

    private static void PointOutInexactNumber(Member member, ScalarType type, IDiagnosticSink? sink)
    {
        var (limit, instead) = type.Kind switch
        {
            ScalarKind.Decimal => ("about 7 digits", "scale it, or write Encode.Number where 7 digits are enough"),
            _ when type.Type.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64 =>
                ("16777216", "use Encode.Category where its size means nothing, scale it, or write Encode.Number where it fits"),
            _ => ("", ""),
        };
        if (limit.Length > 0)
            sink?.Report(MemberRules.InexactNumber, member.Location, member.Name, Names.Display(member.Type), limit, instead);
    }

    private static string Read(Member member, ScalarType type, ColumnShape shape) => shape switch
    {
        ColumnShape.Number => Expressions.Number(member.Access, type),
        ColumnShape.Flag => Expressions.Flag(member.Access, type),
        ColumnShape.OpenCategory => Expressions.Key(member.Access, type),
        _ => member.Access,
    };

    // What to write instead of a type that cannot be encoded, or null where it can.
    private static string? Suggestion(ScalarType type, int encode)
    {
        if (type.IsFlags && encode == Auto)
            return "its values are combined; use Encode.Number, Encode.Category, or a bool for each flag";
        if (type.Kind == ScalarKind.Enum)
            return type.Type.GetMembers().OfType<IFieldSymbol>().Any(static field => field.HasConstantValue) ? null : "the enum declares no value";
        if (type.Kind == ScalarKind.Guid)
            return "mark it [Id] where it names the row, [Group] where it names what the row belongs to, or encode its text with Encode.Category";
        return type.Kind == ScalarKind.Other ? UnsupportedTypes.SuggestionFor(type.Type) : null;
    }

    private static void Refuse(Member member, Annotation attribute, string what, string instead, IDiagnosticSink? sink) => sink?.Report(
        MemberRules.EncodeDoesNotFit, attribute.Syntax?.GetLocation() ?? member.Location, member.Name, Names.Display(member.Type), what, instead);
}
