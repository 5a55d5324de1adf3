namespace Generators.Tests.RandomTypes;

/// <summary>What a member adds to the row.</summary>
internal enum MemberPart
{
    /// <summary>Raw numbers.</summary>
    Numbers,

    /// <summary>A key.</summary>
    Key,

    Label,
    Weight,
    Group,
    Time,

    /// <summary>Nothing that is read.</summary>
    Nothing,

    /// <summary>A mistake, on the member's line.</summary>
    Mistake,
}

/// <summary>A type and the attributes of a member that has it, and values with what is read of them: worked out by hand.</summary>
internal sealed record MemberForm(MemberPart Part, string Attributes, string Type, params (string Literal, string Read)[] Values)
{
    private static readonly MemberForm[] Features =
    [
        new(MemberPart.Numbers, "[Feature]", "sbyte", ("-5", "-5"), ("127", "127")),
        new(MemberPart.Numbers, "[Feature]", "byte", ("255", "255"), ("0", "0")),
        new(MemberPart.Numbers, "[Feature]", "short", ("-300", "-300")),
        new(MemberPart.Numbers, "[Feature]", "ushort", ("300", "300")),
        new(MemberPart.Numbers, "[Feature]", "int", ("-12", "-12"), ("16777217", "16777216")),
        new(MemberPart.Numbers, "[Feature(Encode.Number)]", "uint", ("7", "7")),
        new(MemberPart.Numbers, "[Feature]", "long", ("-3", "-3")),
        new(MemberPart.Numbers, "[Feature]", "ulong", ("18", "18")),
        new(MemberPart.Numbers, "[Feature]", "Half", ("(Half)0.25", "0.25")),
        new(MemberPart.Numbers, "[Feature]", "float", ("0.5f", "0.5"), ("float.NaN", "NaN")),
        new(MemberPart.Numbers, "[Feature]", "double", ("1.25", "1.25"), ("-0.0", "-0")),
        new(MemberPart.Numbers, "[Feature]", "decimal", ("-2.5m", "-2.5")),
        new(MemberPart.Numbers, "[Feature]", "bool", ("true", "1"), ("false", "0")),
        new(MemberPart.Numbers, "[Feature(Encode.Number)]", "global::Shared.Kind", ("(global::Shared.Kind)(-5)", "-5"), ("global::Shared.Kind.@class", "7")),
        new(MemberPart.Numbers, "[Feature(Encode.Number)]", "global::Shared.Marks", ("global::Shared.Marks.Bent | global::Shared.Marks.Torn", "3")),
        new(MemberPart.Numbers, "[Feature]", "DateTime", ("new(2024, 2, 29, 6, 30, 0)", "2024 2 29 4 6.5")),
        new(MemberPart.Numbers, "[Feature]", "DateTimeOffset", ("new(new DateTime(2023, 12, 31, 18, 0, 0), TimeSpan.FromHours(3))", "2023 12 31 0 18")),
        new(MemberPart.Numbers, "[Feature]", "DateOnly", ("new(2024, 2, 29)", "2024 2 29 4")),
        new(MemberPart.Numbers, "[Feature]", "TimeOnly", ("new(12, 45)", "12.75")),
        new(MemberPart.Numbers, "[Feature]", "TimeSpan", ("TimeSpan.FromHours(25.5)", "25.5 1.5")),
        new(MemberPart.Numbers, "[Feature]", "int?", ("4", "4"), ("null", "NaN")),
        new(MemberPart.Numbers, "[Feature]", "ulong?", ("4", "4"), ("null", "NaN")),
        new(MemberPart.Numbers, "[Feature]", "Half?", ("(Half)0.25", "0.25"), ("null", "NaN")),
        new(MemberPart.Numbers, "[Feature]", "double?", ("0.5", "0.5"), ("null", "NaN")),
        new(MemberPart.Numbers, "[Feature]", "bool?", ("false", "0"), ("null", "NaN")),
        new(MemberPart.Numbers, "[Feature(Encode.Number)]", "global::Shared.Kind?", ("global::Shared.Kind.Two", "-5"), ("null", "NaN")),
        new(MemberPart.Numbers, "[Feature]", "DateTime?", ("new(2024, 2, 29)", "2024 2 29 4 0"), ("null", "NaN NaN NaN NaN NaN")),
        new(MemberPart.Numbers, "[Feature]", "DateOnly?", ("null", "NaN NaN NaN NaN")),
        new(MemberPart.Numbers, "[Feature]", "TimeOnly?", ("null", "NaN")),
        new(MemberPart.Numbers, "[Feature]", "TimeSpan?", ("null", "NaN NaN"), ("TimeSpan.FromHours(-1)", "-1 23")),
        new(MemberPart.Key, "[Feature]", "string", ("\"x\"", "'x'"), ("\"\\\"\"", "'\"'")),
        new(MemberPart.Key, "[Feature]", "string?", ("\"x\"", "'x'"), ("null", "?")),
        new(MemberPart.Key, "[Feature]", "char", ("'c'", "'c'")),
        new(MemberPart.Key, "[Feature]", "char?", ("'c'", "'c'"), ("null", "?")),
        new(MemberPart.Key, "[Feature(Encode.Category)]", "int", ("-12", "-12")),
        new(MemberPart.Key, "[Feature(Encode.Category)]", "byte?", ("12", "12"), ("null", "?")),
        new(MemberPart.Key, "[Feature(Encode.Category)]", "ulong", ("ulong.MaxValue", "-1")),
        new(MemberPart.Key, "[Feature]", "global::Shared.Kind", ("global::Shared.Kind.@class", "0"), ("global::Shared.Kind.Three", "2"), ("(global::Shared.Kind)99", "-1")),
        new(MemberPart.Key, "[Feature]", "global::Shared.Kind?", ("global::Shared.Kind.Two", "1"), ("null", "?")),
        new(MemberPart.Key, "[Feature(Encode.Category)]", "global::Shared.Marks", ("global::Shared.Marks.Torn", "2")),
        new(MemberPart.Key, "[Feature(Encode.Category)]", "global::Shared.Large?", ("global::Shared.Large.Last", "-1"), ("null", "?")),
    ];

    public static readonly MemberForm[] Labels =
    [
        new(MemberPart.Label, "[Label]", "bool", ("true", "1"), ("false", "0")),
        new(MemberPart.Label, "[Label]", "bool?", ("true", "1"), ("null", "NaN")),
        new(MemberPart.Label, "[Label]", "global::Shared.Kind", ("global::Shared.Kind.Two", "1")),
        new(MemberPart.Label, "[Label]", "global::Shared.Kind?", ("null", "?"), ("global::Shared.Kind.Three", "2")),
        new(MemberPart.Label, "[Label]", "string", ("\"no\"", "'no'")),
        new(MemberPart.Label, "[Label]", "string?", ("null", "?")),
        new(MemberPart.Label, "[Label(LabelTask.MultiClass)]", "char", ("'b'", "'b'")),
        new(MemberPart.Label, "[Label]", "float", ("0.5f", "0.5")),
        new(MemberPart.Label, "[Label]", "decimal?", ("0.5m", "0.5"), ("null", "NaN")),
        new(MemberPart.Label, "[Label(LabelTask.Binary)]", "byte?", ("1", "1"), ("null", "NaN")),
        new(MemberPart.Label, "[Label(LabelTask.MultiClass)]", "int", ("-4", "-4")),
        new(MemberPart.Label, "[Label(LabelTask.MultiClass)]", "ulong?", ("4", "4"), ("null", "?")),
        new(MemberPart.Label, "[Label(LabelTask.Regression)]", "long", ("-4", "-4")),
    ];

    public static readonly MemberForm[] ExclusiveLabels =
    [
        new(MemberPart.Label, "[Label(LabelTask.MultiClass)]", "bool", ("true", "1"), ("false", "0"), ("false", "0")),
        new(MemberPart.Label, "[Label(LabelTask.MultiClass)]", "bool?", ("true", "1"), ("null", "NaN"), ("false", "0")),
        new(MemberPart.Label, "[Label(LabelTask.MultiClass)]", "byte", ("1", "1"), ("0", "0"), ("0", "0")),
        new(MemberPart.Label, "[Label(LabelTask.MultiClass)]", "double?", ("1", "1"), ("null", "NaN"), ("0", "0")),
    ];

    public static readonly MemberForm[] FlagLabels =
    [
        new(MemberPart.Label, "[Label(LabelTask.MultiLabel)]", "bool", ("true", "1"), ("false", "0")),
        new(MemberPart.Label, "[Label(LabelTask.MultiLabel)]", "bool?", ("true", "1"), ("null", "NaN")),
        new(MemberPart.Label, "[Label(LabelTask.MultiLabel)]", "int?", ("0", "0"), ("null", "NaN")),
    ];

    public static readonly MemberForm[] NumberLabels =
    [
        new(MemberPart.Label, "[Label]", "float", ("0.5f", "0.5")),
        new(MemberPart.Label, "[Label]", "decimal?", ("0.5m", "0.5"), ("null", "NaN")),
        new(MemberPart.Label, "[Label(LabelTask.Regression)]", "long", ("-4", "-4")),
    ];

    private static readonly MemberForm[] Weights =
    [
        new(MemberPart.Weight, "[Weight]", "double", ("2.5", "2.5")),
        new(MemberPart.Weight, "[Weight]", "decimal?", ("2.5m", "2.5"), ("null", "NaN")),
        new(MemberPart.Weight, "[Weight]", "int", ("2", "2")),
    ];

    private static readonly MemberForm[] Groups =
    [
        new(MemberPart.Group, "[Group]", "string", ("\"g\"", "'g'")),
        new(MemberPart.Group, "[Group]", "Guid?", ("Guid.Empty", "'00000000-0000-0000-0000-000000000000'"), ("null", "?")),
        new(MemberPart.Group, "[Group]", "global::Shared.Kind", ("global::Shared.Kind.Two", "-5")),
        new(MemberPart.Group, "[Group]", "bool", ("true", "1")),
        new(MemberPart.Group, "[Group]", "uint?", ("7", "7"), ("null", "?")),
    ];

    private static readonly MemberForm[] Times =
    [
        new(MemberPart.Time, "[Time]", "DateOnly", ("new(1, 1, 2)", "864000000000")),
        new(MemberPart.Time, "[Time]", "DateTime", ("new(1, 1, 2)", "864000000000")),
        new(MemberPart.Time, "[Time]", "TimeSpan", ("TimeSpan.FromTicks(7)", "7")),
        new(MemberPart.Time, "[Time]", "short", ("-7", "-7")),
    ];

    private static readonly MemberForm[] Others =
    [
        new(MemberPart.Nothing, "[Id]", "Guid", ("Guid.Empty", "")),
        new(MemberPart.Nothing, "[Id]", "string?", ("null", "")),
        new(MemberPart.Nothing, "", "int", ("1", "")),
        new(MemberPart.Nothing, "", "string", ("\"\"", "")),
        new(MemberPart.Nothing, "", "List<string?>", ("[]", "")),
        new(MemberPart.Nothing, "", "(int Left, string? Right)", ("(1, null)", "")),
        new(MemberPart.Nothing, "", "object?", ("null", "")),
        new(MemberPart.Nothing, "", "int[]", ("[1]", "")),
    ];

    public static readonly MemberForm[] Mistakes =
    [
        new(MemberPart.Mistake, "[Feature]", "Guid", ("default", "")),
        new(MemberPart.Mistake, "[Feature]", "object?", ("null", "")),
        new(MemberPart.Mistake, "[Feature]", "Dictionary<string, int>", ("[]", "")),
        new(MemberPart.Mistake, "[Feature]", "global::Shared.Marks", ("default", "")),
        new(MemberPart.Mistake, "[Feature]", "global::Shared.Nothing", ("default", "")),
        new(MemberPart.Mistake, "[Feature(Encode.Number)]", "string", ("\"\"", "")),
        new(MemberPart.Mistake, "[Feature(Encode.Category)]", "float", ("1", "")),
        new(MemberPart.Mistake, "[Feature((Encode)9)]", "int", ("1", "")),
        new(MemberPart.Mistake, "[Feature, Label]", "int", ("1", "")),
        new(MemberPart.Mistake, "[Feature, Id]", "int", ("1", "")),
        new(MemberPart.Mistake, "[Label]", "int", ("1", "")),
        new(MemberPart.Mistake, "[Label]", "DateTime", ("default", "")),
        new(MemberPart.Mistake, "[Label(LabelTask.Binary)]", "float", ("1", "")),
        new(MemberPart.Mistake, "[Weight]", "string", ("\"\"", "")),
        new(MemberPart.Mistake, "[Group]", "double", ("1", "")),
        new(MemberPart.Mistake, "[Time]", "DateTime?", ("null", "")),
    ];

    /// <summary>What may stand beside the label; of a role there is one at most.</summary>
    public static readonly MemberForm[][] Members = [Features, Features, Features, Features, Features, Others, Weights, Groups, Times];

    public static readonly MemberForm[] FeaturesAlone = Features;
}
