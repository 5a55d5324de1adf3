namespace Lamina;

/// <summary>How rows are read from a table.</summary>
public sealed record TableOptions
{
    /// <summary>
    /// The texts that stand for a missing value, in any case, spaces around them not counted. Default: the empty
    /// text, <c>NA</c>, <c>N/A</c>, <c>NaN</c>, <c>null</c> and <c>?</c>.
    /// </summary>
    public IReadOnlyList<string> MissingTokens { get; init; } = ["", "NA", "N/A", "NaN", "null", "?"];

    /// <summary>What stands between the tokens of a list in one cell. Default: a semicolon.</summary>
    public char TokenSeparator { get; init; } = ';';

    /// <summary>
    /// Leaves the label unread, whether or not the table has it: the member then holds its default. For rows that
    /// are only predicted. A nullable label may be absent in any case, and is then null, which <c>Evaluate</c> refuses by
    /// name; the default of a member that is not nullable (false, 0, the first value of an enum) looks like any other label,
    /// so never measure such rows.
    /// </summary>
    public bool WithoutLabel { get; init; }
}
