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
    private static readonly string[] BatchMembers =
    [
        "Numeric", "Indicators", "Label", "Weight", "RowCount", "Tensors", "FirstCategory", "From", "Share", "Dispose",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
    ];

    public static EquatableArray<FeatureModel> Parse(List<Member> members, IDiagnosticSink? sink)
    {
        var features = new List<FeatureModel>();
        var (numbers, keys) = (0, 0);
        foreach (var member in members)
        {
            if (member.Annotations["Feature"] is not { } attribute)
                continue;
            var type = ScalarType.Of(member.Type);
            var encode = attribute.ConstructorArguments is [{ Value: int value }] ? value : Auto;
            if (ShapeOf(member, attribute, type, encode, sink) is not { } shape)
                continue;
            var isCategory = shape is ColumnShape.Category or ColumnShape.OpenCategory;
            var feature = new FeatureModel(
                member.Name,
                shape,
                type.Nullable,
                isCategory ? keys++ : numbers,
                Read(member, type, shape),
                shape == ColumnShape.Category ? Values(type) : EquatableArray<EnumValue>.Empty);
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
        foreach (var member in type.Type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, Name: not "" } field && seen.Add(field.ConstantValue!))
                values.Add(new EnumValue(field.Name, Expression(type, field)));
        }

        return values.ToEquatableArray();
    }

    // Rows hold obsolete values too, but to name one may not compile.
    private static string Expression(ScalarType type, IFieldSymbol value) => Obsolescence.IsObsolete(value)
        ? string.Format(CultureInfo.InvariantCulture, "({0})({1})", type.Name, value.ConstantValue)
        : $"{type.Name}.{Names.Escape(value.Name)}";

    /// <summary>Names the tensors of categories, around the batch's own members.</summary>
    public static EquatableArray<CategoryModel> NameCategories(EquatableArray<FeatureModel> features, string stem)
    {
        var taken = new HashSet<string>(BatchMembers, StringComparer.Ordinal) { stem + "Tensors" };
        var categories = new List<CategoryModel>();
        foreach (var feature in features.Where(static feature => feature.IsCategory))
        {
            var property = feature.Name;
            while (!taken.Add(property))
                property += "Codes";
            categories.Add(new CategoryModel(feature.Name, property));
        }

        return categories.ToEquatableArray();
    }

    private static ColumnShape? ShapeOf(Member member, AttributeData attribute, ScalarType type, int encode, IDiagnosticSink? sink)
    {
        if (encode is not (Auto or AsNumber or AsCategory))
        {
            Refuse(member, attribute, encode.ToString(CultureInfo.InvariantCulture), "Encode has no such value", sink);
            return null;
        }

        if (Suggestion(type, encode) is { } suggestion)
        {
            sink?.Report(MemberRules.UnsupportedFeatureType, member.Location, member.Name, Names.Display(member.Type), suggestion);
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
            return "mark it [Id] where it names the row or [Group] where it names what the row belongs to";
        if (type.Kind != ScalarKind.Other)
            return null;
        if (type.Type is IArrayTypeSymbol || type.Type.AllInterfaces.Any(static item => item.Name == "IEnumerable"))
            return "write a member for each value";
        if (type.Type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr || type.Type.Name is "Int128" or "UInt128" or "BigInteger")
            return "use long or double";
        return type.Type.SpecialType == SpecialType.System_Object || type.Type.TypeKind == TypeKind.Dynamic
            ? "give it the type of its values"
            : "use a number, a bool, an enum, a string or a date, or mark each of its parts";
    }

    private static void Refuse(Member member, AttributeData attribute, string what, string instead, IDiagnosticSink? sink) => sink?.Report(
        MemberRules.EncodeDoesNotFit, RowParser.Where(attribute) ?? member.Location, member.Name, Names.Display(member.Type), what, instead);
}
