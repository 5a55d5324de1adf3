using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Lamina;

/// <summary>
/// One value of a categorical column before it is looked up in a vocabulary: a text, a whole number, or
/// missing. It allocates nothing.
/// </summary>
public readonly struct CategoryKey : IEquatable<CategoryKey>
{
    private static readonly object NumberTag = new();

    // The text itself, the tag of a number, or null for a missing value: two words for the whole key.
    private readonly object? payload;
    private readonly long number;

    private CategoryKey(object? payload, long number)
    {
        this.payload = payload;
        this.number = number;
    }

    /// <summary>A missing value.</summary>
    public static CategoryKey Missing => default;

    /// <summary>Whether the value is missing.</summary>
    public bool IsMissing => payload is null;

    /// <summary>Whether the value is a text.</summary>
    [MemberNotNullWhen(true, nameof(Text))]
    public bool IsText => payload is string;

    /// <summary>Whether the value is a whole number.</summary>
    public bool IsNumber => ReferenceEquals(payload, NumberTag);

    /// <summary>The text, or null where the value is none.</summary>
    public string? Text => payload as string;

    /// <summary>The whole number, or 0 where the value is none.</summary>
    public long Number => number;

    /// <summary>The key of a text; null is missing.</summary>
    public static implicit operator CategoryKey(string? text) => new(text, 0);

    /// <summary>The key of a whole number.</summary>
    public static implicit operator CategoryKey(long number) => new(NumberTag, number);

    /// <summary>The key of a whole number; null is missing.</summary>
    public static implicit operator CategoryKey(long? number) => number is { } value ? new(NumberTag, value) : default;

    /// <summary>The key of a text; null is missing.</summary>
    public static CategoryKey FromString(string? text) => text;

    /// <summary>The key of a whole number.</summary>
    public static CategoryKey FromInt64(long number) => number;

    /// <inheritdoc/>
    public bool Equals(CategoryKey other) =>
        number == other.number
        && (ReferenceEquals(payload, other.payload)
            || (payload is string mine && other.payload is string theirs && mine == theirs));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is CategoryKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => payload is string text ? text.GetHashCode(StringComparison.Ordinal) : number.GetHashCode();

    /// <summary>Whether two keys are equal; texts compare by their characters.</summary>
    public static bool operator ==(CategoryKey left, CategoryKey right) => left.Equals(right);

    /// <summary>Whether two keys differ.</summary>
    public static bool operator !=(CategoryKey left, CategoryKey right) => !left.Equals(right);

    /// <summary>The text, the number in invariant form, or an empty string where the value is missing.</summary>
    public override string ToString() =>
        payload switch
        {
            null => "",
            string text => text,
            _ => number.ToString(CultureInfo.InvariantCulture),
        };
}
