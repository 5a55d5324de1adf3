namespace Lamina;

/// <summary>How rows are read from a table.</summary>
public sealed record TableOptions
{
    /// <summary>
    /// The texts that stand for a missing value, in any case, spaces around them not counted. Default: the empty
    /// text, <c>NA</c>, <c>N/A</c>, <c>NaN</c>, <c>null</c> and <c>?</c>.
    /// </summary>
    public IReadOnlyList<string> MissingTokens { get; init; } = ["", "NA", "N/A", "NaN", "null", "?"];

    /// <summary>
    /// Leaves the label unread, whether or not the table has it: the member then holds its default. For rows that
    /// are only predicted. A nullable label may be absent in any case.
    /// </summary>
    public bool WithoutLabel { get; init; }
}
