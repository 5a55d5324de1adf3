namespace Lamina;

/// <summary>The tokens of one column of a row: a text that is not cut yet, or a list; both as the row holds them. It allocates nothing.</summary>
public readonly struct RowTokens : IEquatable<RowTokens>
{
    // A string or a list of strings.
    private readonly object? payload;

    private RowTokens(object? payload) => this.payload = payload;

    /// <summary>The text, or null where there is none.</summary>
    public string? Text => payload as string;

    /// <summary>The list, or null where there is none.</summary>
    public IReadOnlyList<string>? List => payload as IReadOnlyList<string>;

    /// <summary>Tokens of a text; null has none.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator RowTokens(string? text) => new(text);

    /// <summary>Tokens of a text; null has none.</summary>
    /// <param name="text">The text.</param>
    public static RowTokens FromString(string? text) => new(text);

    /// <summary>Tokens of a list; null has none.</summary>
    /// <param name="list">The list.</param>
    public static RowTokens FromList(IReadOnlyList<string>? list) => new(list);

    /// <inheritdoc/>
    public bool Equals(RowTokens other)
    {
        if (payload is string mine)
            return other.payload is string text && mine == text;
        if (List is not { } first || other.List is not { } second)
            return payload is null && other.payload is null;
        if (first.Count != second.Count)
            return false;
        for (var i = 0; i < first.Count; i++)
        {
            if (first[i] != second[i])
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RowTokens other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (payload is string text)
            return text.GetHashCode(StringComparison.Ordinal);
        var hash = default(HashCode);
        for (var i = 0; i < (List?.Count ?? 0); i++)
            hash.Add(List![i], StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>Whether two hold the same text, or lists of the same tokens.</summary>
    public static bool operator ==(RowTokens left, RowTokens right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(RowTokens left, RowTokens right) => !left.Equals(right);

    /// <summary>The text, or the tokens with semicolons between them.</summary>
    public override string ToString() => Text ?? string.Join(';', List ?? []);
}
