using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Writes the expressions that read a member from <c>row</c>.</summary>
internal static class Expressions
{
    /// <summary>A number as a float, NaN where it is missing.</summary>
    public static string Number(string access, ScalarType type)
    {
        if (type.Kind == ScalarKind.Boolean)
            return Flag(access, type);
        if (type.Kind == ScalarKind.Enum)
            access = $"({Underlying(type)}{(type.Nullable ? "?" : "")}){access}";
        var implicitly = type.Kind is ScalarKind.Single or ScalarKind.Enum || type.IsWhole;
        if (type.Nullable)
            return implicitly ? $"{access} ?? float.NaN" : $"(float?){access} ?? float.NaN";
        return implicitly ? access : $"(float){access}";
    }

    /// <summary>False and true as 0 and 1, NaN where it is missing.</summary>
    public static string Flag(string access, ScalarType type) =>
        type.Nullable ? $"{access} switch {{ true => 1f, false => 0f, null => float.NaN }}" : $"{access} ? 1f : 0f";

    /// <summary>A text or whole number as a key, missing where it is null.</summary>
    public static string Key(string access, ScalarType type) => type.Kind switch
    {
        ScalarKind.String => access,
        ScalarKind.Char => type.Nullable ? $"{access}?.ToString()" : $"{access}.ToString()",
        ScalarKind.Guid => type.Nullable ? $"{access}?.ToString()" : $"{access}.ToString()",
        ScalarKind.Boolean => type.Nullable
            ? $"{access} switch {{ true => 1L, false => 0L, null => (long?)null }}"
            : $"{access} ? 1L : 0L",
        ScalarKind.UInt64 => $"unchecked(({Long(type)}){access})",
        ScalarKind.Enum when Underlying(type) == "ulong" => $"unchecked(({Long(type)}){access})",
        _ => $"({Long(type)}){access}",
    };

    /// <summary>A weight as a double, NaN where it is missing.</summary>
    public static string Weight(string access, ScalarType type)
    {
        var implicitly = type.Kind is ScalarKind.Single or ScalarKind.Double || type.IsWhole;
        if (type.Nullable)
            return implicitly ? $"{access} ?? double.NaN" : $"(double?){access} ?? double.NaN";
        return implicitly ? access : $"(double){access}";
    }

    /// <summary>A moment in ticks.</summary>
    public static string Moment(string access, ScalarType type) => type.Kind switch
    {
        ScalarKind.DateTime or ScalarKind.TimeSpan => $"{access}.Ticks",
        ScalarKind.DateTimeOffset => $"{access}.UtcTicks",
        ScalarKind.DateOnly => $"{access}.DayNumber * global::System.TimeSpan.TicksPerDay",
        _ => access,
    };

    /// <summary>What reads a column of a table.</summary>
    public static string Column(int column, ScalarType type)
    {
        var index = column.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return type.Kind switch
        {
            ScalarKind.String => type.Nullable ? $"table.GetNullableText({index})" : $"table.GetText({index})",
            ScalarKind.Enum => $"table.{(type.Nullable ? "GetNullableEnum" : "GetEnum")}<{type.Name}>({index})",
            _ => $"table.{(type.Nullable ? "GetNullable" : "Get")}<{type.Name}>({index})",
        };
    }

    /// <summary>What reads a vector of a table: as an array, which becomes the member's type.</summary>
    public static string Vector(int column, VectorType type)
    {
        var index = column.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var read = $"table.{(type.Nullable ? "GetNullableVector" : "GetVector")}<{type.Element}>({index})";
        if (type.Type.IsReferenceType)
            return read;
        var name = type.Nullable ? $"vector{index}" : read;
        var value = type.Type.Name == "ImmutableArray"
            ? $"global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray({name})"
            : name;
        return type.Nullable ? $"{read} is {{ }} {name} ? ({Names.TypeOf(type.Type)}?){value} : null" : value;
    }

    /// <summary>What reads a list of steps of a table.</summary>
    public static string Steps(int column, VectorType type, int channels) =>
        FormattableString.Invariant($"table.{(type.Nullable ? "GetNullableSteps" : "GetSteps")}({column}, {channels})");

    /// <summary>What reads the tokens of a table: as an array, which becomes the member's type.</summary>
    public static string Tokens(int column, TokensType type)
    {
        var index = column.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var read = $"table.{(type.Nullable ? "GetNullableTokens" : "GetTokens")}({index})";
        if (type.Type.Name is not ("List" or "ImmutableArray"))
            return read;
        var name = type.Nullable ? $"tokens{index}" : read;
        var list = Names.TypeOf(type.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        var value = type.Type.Name == "List"
            ? $"new {list}({name})"
            : $"global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray({name})";
        if (!type.Nullable)
            return value;
        return $"{read} is {{ }} {name} ? {(type.Type.IsReferenceType ? value : $"({list}?){value}")} : null";
    }

    private static string Long(ScalarType type) => type.Nullable ? "long?" : "long";

    private static string Underlying(ScalarType type) => Names.TypeOf(((INamedTypeSymbol)type.Type).EnumUnderlyingType!);
}
