using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

internal enum ScalarKind
{
    Other,
    Whole,
    UInt64,
    Half,
    Single,
    Double,
    Decimal,
    Boolean,
    Char,
    String,
    Enum,
    Guid,
    DateTime,
    DateTimeOffset,
    DateOnly,
    TimeOnly,
    TimeSpan,
}

/// <summary>What a member's type is to Lamina.</summary>
internal readonly struct ScalarType
{
    private ScalarType(ScalarKind kind, bool nullable, ITypeSymbol type)
    {
        Kind = kind;
        Nullable = nullable;
        Type = type;
    }

    /// <summary>The kind; whole numbers other than <see cref="ulong"/> are one.</summary>
    public ScalarKind Kind { get; }

    public bool Nullable { get; }

    /// <summary>The type without its nullability.</summary>
    public ITypeSymbol Type { get; }

    /// <summary>The type without its nullability, with <c>global::</c>.</summary>
    public string Name => Names.TypeOf(Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));

    public bool IsWhole => Kind is ScalarKind.Whole or ScalarKind.UInt64;

    public bool IsReal => Kind is ScalarKind.Half or ScalarKind.Single or ScalarKind.Double or ScalarKind.Decimal;

    public bool IsNumber => IsWhole || IsReal;

    /// <summary>Whether the enum's values may be combined.</summary>
    public bool IsFlags => Kind == ScalarKind.Enum && Type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(FlagsAttribute));

    public static ScalarType Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return new ScalarType(KindOf(nullable.TypeArguments[0]), true, nullable.TypeArguments[0]);

        // Where annotations are off, a string may be null too.
        return new ScalarType(KindOf(type), type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated, type);
    }

    private static ScalarKind KindOf(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
            return ScalarKind.Enum;
        switch (type.SpecialType)
        {
            case SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64:
                return ScalarKind.Whole;
            case SpecialType.System_UInt64:
                return ScalarKind.UInt64;
            case SpecialType.System_Single:
                return ScalarKind.Single;
            case SpecialType.System_Double:
                return ScalarKind.Double;
            case SpecialType.System_Decimal:
                return ScalarKind.Decimal;
            case SpecialType.System_Boolean:
                return ScalarKind.Boolean;
            case SpecialType.System_Char:
                return ScalarKind.Char;
            case SpecialType.System_String:
                return ScalarKind.String;
            case SpecialType.System_DateTime:
                return ScalarKind.DateTime;
        }

        if (type is not { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null })
            return ScalarKind.Other;
        return type.MetadataName switch
        {
            "Half" => ScalarKind.Half,
            "Guid" => ScalarKind.Guid,
            "DateTimeOffset" => ScalarKind.DateTimeOffset,
            "DateOnly" => ScalarKind.DateOnly,
            "TimeOnly" => ScalarKind.TimeOnly,
            "TimeSpan" => ScalarKind.TimeSpan,
            _ => ScalarKind.Other,
        };
    }
}
