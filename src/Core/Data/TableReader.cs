using System.Data.Common;

namespace Lamina;

/// <summary>
/// Reads typed values from any <see cref="DbDataReader"/>: a CSV file or a database. Columns are found by
/// name, in any case. Texts are parsed with the invariant culture; other values become the member's type where
/// nothing is lost (a number for a member with a fraction is rounded to the nearest that it can hold). Rows are
/// counted from 0, a header not counted. Generated code calls this class.
/// </summary>
public sealed class TableReader
{
    private const int CharactersInMessages = 60;

    private readonly DbDataReader reader;
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly int[] ordinals;
    private readonly TextPool?[] pools;
    private readonly CellReader cells;
    private readonly string[] missingTokens;
    private readonly int longestToken;
    private readonly char tokenSeparator;
    private Cell cell;
    private long row = -1;

    private TableReader(DbDataReader reader, IReadOnlyList<TableColumn> columns, TableOptions options)
    {
        this.reader = reader;
        this.columns = columns;
        ordinals = ColumnMatcher.Match(reader, columns, options);
        pools = new TextPool?[columns.Count];
        cells = new CellReader(reader);
        missingTokens = [.. options.MissingTokens.Select(token => token.Trim())];
        tokenSeparator = options.TokenSeparator;
        longestToken = missingTokens.Length == 0 ? -1 : missingTokens.Max(token => token.Length);
    }

    /// <summary>The row that values come from, counted from 0; -1 before the first.</summary>
    public long Row => row;

    /// <summary>Finds the columns of a table.</summary>
    /// <param name="reader">The table; it stays the caller's to dispose.</param>
    /// <param name="columns">The members to fill. A column's position here is how values are asked for.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="SchemaMismatchException">A column is missing or doubled.</exception>
    public static TableReader Open(DbDataReader reader, IReadOnlyList<TableColumn> columns, TableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(columns);
        return new TableReader(reader, columns, options ?? new TableOptions());
    }

    /// <summary>Moves on to the next row.</summary>
    /// <returns>False after the last one.</returns>
    public bool Read()
    {
        if (!reader.Read())
            return false;
        row++;
        return true;
    }

    /// <summary>A number, flag, character, date, time or Guid.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="column">Which of the columns.</param>
    /// <returns>The value; the default where the label is left unread or absent.</returns>
    /// <exception cref="RowException">The value is missing, or has no equal of the type.</exception>
    public T Get<T>(int column)
        where T : struct
    {
        if (ordinals[column] < 0)
            return default;
        if (!Fetch<T>(column, out var text))
            throw Missing(column, text);
        return CellConverter.TryConvert<T>(in cell, text, out var value) ? value : throw Unfit(column, typeof(T), text);
    }

    /// <summary>The same, or null where the value is missing.</summary>
    /// <typeparam name="T">The member's type without the question mark.</typeparam>
    /// <param name="column">Which of the columns.</param>
    /// <exception cref="RowException">The value has no equal of the type.</exception>
    public T? GetNullable<T>(int column)
        where T : struct
    {
        if (ordinals[column] < 0 || !Fetch<T>(column, out var text))
            return null;
        return CellConverter.TryConvert<T>(in cell, text, out var value) ? value : throw Unfit(column, typeof(T), text);
    }

    /// <summary>A value of an enum, by its name in any case or its number.</summary>
    /// <typeparam name="TEnum">The member's type.</typeparam>
    /// <param name="column">Which of the columns.</param>
    /// <returns>The value; the default where the label is left unread or absent.</returns>
    /// <exception cref="RowException">The value is missing or not declared.</exception>
    public TEnum GetEnum<TEnum>(int column)
        where TEnum : struct, Enum
    {
        if (ordinals[column] < 0)
            return default;
        if (!Fetch<TEnum>(column, out var text))
            throw Missing(column, text);
        return CellConverter.TryEnum<TEnum>(in cell, text, out var value) ? value : throw Undeclared<TEnum>(column, text);
    }

    /// <summary>The same, or null where the value is missing.</summary>
    /// <typeparam name="TEnum">The member's type without the question mark.</typeparam>
    /// <param name="column">Which of the columns.</param>
    /// <exception cref="RowException">The value is not declared.</exception>
    public TEnum? GetNullableEnum<TEnum>(int column)
        where TEnum : struct, Enum
    {
        if (ordinals[column] < 0 || !Fetch<TEnum>(column, out var text))
            return null;
        return CellConverter.TryEnum<TEnum>(in cell, text, out var value) ? value : throw Undeclared<TEnum>(column, text);
    }

    /// <summary>A text as it stands, spaces included; another value in its invariant form.</summary>
    /// <param name="column">Which of the columns.</param>
    /// <returns>The text; an empty one where the label is left unread or absent.</returns>
    /// <exception cref="RowException">The value is missing, or has no text.</exception>
    public string GetText(int column)
    {
        if (ordinals[column] < 0)
            return "";
        if (!Fetch<char>(column, out var text))
            throw Missing(column, text);
        return TextOf(column);
    }

    /// <summary>The same, or null where the value is missing.</summary>
    /// <param name="column">Which of the columns.</param>
    /// <exception cref="RowException">The value has no text.</exception>
    public string? GetNullableText(int column) =>
        ordinals[column] < 0 || !Fetch<char>(column, out _) ? null : TextOf(column);

    /// <summary>
    /// A vector: a text of numbers with spaces or semicolons between them, or a JSON array, <c>[1, 2]</c>; or the
    /// provider's own array of the type.
    /// </summary>
    /// <typeparam name="T">The type of its numbers.</typeparam>
    /// <param name="column">Which of the columns.</param>
    /// <exception cref="RowException">The vector is missing, or one of its values is no number of the type.</exception>
    public T[] GetVector<T>(int column)
        where T : struct =>
        GetNullableVector<T>(column) ?? throw Missing(column, cell.Kind == CellKind.Text ? cells.Text.Trim() : default);

    /// <summary>The same, or null where the vector is missing.</summary>
    /// <typeparam name="T">The type of its numbers.</typeparam>
    /// <param name="column">Which of the columns.</param>
    /// <exception cref="RowException">A value of the vector is no number of the type.</exception>
    public T[]? GetNullableVector<T>(int column)
        where T : struct
    {
        if (!Fetch<T[]>(column, out var text))
            return null;
        if (cell.Kind == CellKind.Other && reader.GetValue(ordinals[column]) is T[] array)
            return array;
        return cell.Kind == CellKind.Text && VectorText.TryParse<T>(in cell, text, out var values) ? values : throw Unfit(column, typeof(T[]), text);
    }

    /// <summary>A sequence that stands in one cell as a vector, step after step.</summary>
    /// <param name="column">Which of the columns.</param>
    /// <param name="channels">How many values a step has.</param>
    /// <exception cref="RowException">The sequence is missing, one of its values is no number, or its last step is incomplete.</exception>
    public float[][] GetSteps(int column, int channels) => Cut(column, GetVector<float>(column), channels);

    /// <summary>The same, or null where the sequence is missing.</summary>
    /// <param name="column">Which of the columns.</param>
    /// <param name="channels">How many values a step has.</param>
    /// <exception cref="RowException">A value of the sequence is no number, or its last step is incomplete.</exception>
    public float[][]? GetNullableSteps(int column, int channels) =>
        GetNullableVector<float>(column) is { } values ? Cut(column, values, channels) : null;

    private float[][] Cut(int column, float[] values, int channels)
    {
        if (values.Length % channels != 0)
        {
            throw Error(
                column,
                $"the sequence has {values.Length} values, which are no whole number of steps of {channels} channels. Give every step a value for each channel.");
        }

        return [.. values.Chunk(channels)];
    }

    /// <summary>
    /// A list of tokens: a text with <see cref="TableOptions.TokenSeparator"/> between them, or a JSON array, <c>["a", "b"]</c>; or the
    /// provider's own array of texts. An empty text is an empty list.
    /// </summary>
    /// <param name="column">Which of the columns.</param>
    /// <exception cref="RowException">The list is missing, or a JSON array holds what is no text.</exception>
    public string[] GetTokens(int column)
    {
        var isThere = Fetch<string[]>(column, out var text);
        if (!isThere && (cell.Kind != CellKind.Text || !text.IsEmpty))
            throw Missing(column, text);
        return isThere ? TokensOf(column, text) : [];
    }

    /// <summary>The same, or null where the list is missing.</summary>
    /// <param name="column">Which of the columns.</param>
    /// <exception cref="RowException">A JSON array holds what is no text.</exception>
    public string[]? GetNullableTokens(int column) => Fetch<string[]>(column, out var text) ? TokensOf(column, text) : null;

    private string[] TokensOf(int column, ReadOnlySpan<char> text)
    {
        if (cell.Kind == CellKind.Other && reader.GetValue(ordinals[column]) is string[] array)
            return array;
        if (cell.Kind != CellKind.Text)     // SQLite types every cell by itself: a list of one number is a number
            return [CellConverter.Format(in cell) ?? throw Unfit(column, typeof(string[]), text)];
        return TokenText.TryParse(text, tokenSeparator, pools[column] ??= new TextPool(), out var tokens)
            ? tokens
            : throw Unfit(column, typeof(string[]), text);
    }

    private string TextOf(int column)
    {
        if (cell.Kind == CellKind.Text)
            return (pools[column] ??= new TextPool()).Get(cells.Text, cells.Literal);
        return CellConverter.Format(in cell) ?? throw Unfit(column, typeof(string), default);
    }

    /// <summary>Reads a cell; false where its value is missing.</summary>
    private bool Fetch<T>(int column, out ReadOnlySpan<char> text)
    {
        text = default;
        try
        {
            cells.Read(ordinals[column], ref cell);
        }
        catch (Exception error) when (error is FormatException or InvalidCastException or OverflowException)
        {
            throw Unreadable(column, typeof(T), error);
        }

        if (cell.Kind != CellKind.Text)
            return cell.Kind != CellKind.Missing;
        text = cells.Text.Trim();
        return !IsMissing(text);
    }

    private bool IsMissing(ReadOnlySpan<char> text)
    {
        if (text.Length > longestToken)
            return false;
        foreach (var token in missingTokens)
        {
            if (text.Equals(token, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private RowException Missing(int column, ReadOnlySpan<char> text) =>
        Error(
            column,
            cell.Kind == CellKind.Missing
                ? "the value is null, and the member cannot be. Declare the member nullable, or leave the row out where the table is queried."
                : $"the text {Quote(text)} stands for a missing value (TableOptions.MissingTokens), and the member cannot be null. "
                    + "Declare the member nullable, or give other tokens.");

    private RowException Unfit(int column, Type type, ReadOnlySpan<char> text)
    {
        if (cell.Kind == CellKind.Text)
        {
            return Error(
                column,
                $"the text {Quote(text)} is no {NameOf(type)}. Correct it, name it in TableOptions.MissingTokens where it stands for a missing value, "
                + "or declare the member with another type.");
        }

        var value = CellConverter.Format(in cell) is { } known ? $"value {known}" : "value";
        return Error(
            column,
            $"the {value} of the table's type {reader.GetFieldType(ordinals[column]).Name} cannot become {NameOf(type)} without a loss. "
            + "Declare the member with a type that holds it, or convert it where the table is queried.");
    }

    private RowException Undeclared<TEnum>(int column, ReadOnlySpan<char> text)
        where TEnum : struct, Enum
    {
        var found = cell.Kind == CellKind.Text ? $"text {Quote(text)}" : $"value {CellConverter.Format(in cell)}";
        return Error(
            column,
            $"the {found} is no value of {typeof(TEnum).Name}, which has {string.Join(", ", Enum.GetNames<TEnum>())}. "
            + "Declare it there, correct it, or name it in TableOptions.MissingTokens where it stands for a missing value.");
    }

    private RowException Unreadable(int column, Type type, Exception cause)
    {
        string text;
        try
        {
            text = $"the text {Quote(reader.GetString(ordinals[column]))}";
        }
        catch (Exception error) when (error is FormatException or InvalidCastException or OverflowException)
        {
            text = "the value";
        }

        return Error(
            column,
            $"{text} is no {reader.GetFieldType(ordinals[column]).Name}, as which the table declares the column, to be read as {NameOf(type)}: {cause.Message} "
            + "Correct it, or open the table without declared types.",
            cause);
    }

    private RowException Error(int column, string message, Exception? cause = null) =>
        new(message + " Rows are counted from 0, a header not counted.", row, columns[column].Name, cause);

    private static string Quote(ReadOnlySpan<char> text) =>
        text.Length > CharactersInMessages ? $"\"{text[..CharactersInMessages]}…\" ({text.Length} characters)" : $"\"{text}\"";

    private static string NameOf(Type type) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "flag (true, false, yes, no, 1 or 0)",
            TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32
                or TypeCode.Int64 or TypeCode.UInt64 => $"whole number of the type {type.Name}",
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => $"number of the type {type.Name}",
            TypeCode.Char => "single character",
            TypeCode.String => "text",
            _ when type == typeof(string[]) => "list of texts, such as a;b or [\"a\", \"b\"]",
            _ when type.IsArray => $"list of numbers of the type {type.GetElementType()!.Name}, such as 1 2 3 or [1, 2, 3]",
            _ => type.Name,
        };
}
