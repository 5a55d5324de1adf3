using System.Data.Common;

namespace Lamina;

/// <summary>Takes cells out of a <see cref="DbDataReader"/> without a box: by the getter that goes with the provider's type.</summary>
/// <param name="reader">The table.</param>
internal sealed class CellReader(DbDataReader reader)
{
    // Which getter a type wants, of the last type that a column had: SQLite types every cell by itself.
    private readonly (Type? Type, Source Source)[] sources = new (Type?, Source)[reader.FieldCount];
    private readonly char[] characters = new char[1024];
    private int length;
    private string? literal;
    private int probes = 2;
    private bool byCharacters = true;

    private enum Source : byte
    {
        Other,
        Text,
        Character,
        SByte,
        Byte,
        Int16,
        UInt16,
        Int32,
        UInt32,
        Int64,
        UInt64,
        Single,
        Double,
        Decimal,
        Boolean,
        Guid,
        DateTime,
        DateTimeOffset,
        DateOnly,
        TimeOnly,
        TimeSpan,
    }

    /// <summary>The characters of the last cell that was <see cref="CellKind.Text"/>, until the next cell is read.</summary>
    public ReadOnlySpan<char> Text => literal is null ? characters.AsSpan(0, length) : literal;

    /// <summary>The same as a string where the provider gave one, else null.</summary>
    public string? Literal => literal;

    /// <summary>Reads a cell of the current row.</summary>
    public void Read(int ordinal, ref Cell cell)
    {
        if (reader.IsDBNull(ordinal))
        {
            cell.Kind = CellKind.Missing;
            return;
        }

        var type = reader.GetFieldType(ordinal);
        if (type == typeof(object))
            type = reader.GetValue(ordinal).GetType();
        ref var known = ref sources[ordinal];
        if (known.Type != type)
            known = (type, SourceOf(type));

        switch (known.Source)
        {
            case Source.Text:
                ReadText(ordinal);
                cell.Kind = CellKind.Text;
                break;
            case Source.Character:
                characters[0] = reader.GetChar(ordinal);
                (literal, length) = (null, 1);
                cell.Kind = CellKind.Text;
                break;
            case Source.Single:
                cell.Real = reader.GetFloat(ordinal);
                cell.Kind = CellKind.Single;
                break;
            case Source.Double:
                cell.Real = reader.GetDouble(ordinal);
                cell.Kind = CellKind.Real;
                break;
            case Source.Decimal:
                cell.Exact = reader.GetDecimal(ordinal);
                cell.Kind = CellKind.Exact;
                break;
            case Source.UInt64:
                cell.Exact = reader.GetFieldValue<ulong>(ordinal);
                cell.Kind = CellKind.Exact;
                break;
            case Source.Boolean:
                cell.Whole = reader.GetBoolean(ordinal) ? 1 : 0;
                cell.Kind = CellKind.Flag;
                break;
            case Source.Guid:
                cell.Guid = reader.GetGuid(ordinal);
                cell.Kind = CellKind.Guid;
                break;
            case Source.DateTime:
                cell.Moment = reader.GetDateTime(ordinal);
                cell.Kind = CellKind.Moment;
                break;
            case Source.DateTimeOffset:
                cell.MomentWithOffset = reader.GetFieldValue<DateTimeOffset>(ordinal);
                cell.Kind = CellKind.MomentWithOffset;
                break;
            case Source.DateOnly:
                cell.Date = reader.GetFieldValue<DateOnly>(ordinal);
                cell.Kind = CellKind.Date;
                break;
            case Source.TimeOnly:
                cell.Duration = reader.GetFieldValue<TimeOnly>(ordinal).ToTimeSpan();
                cell.Kind = CellKind.TimeOfDay;
                break;
            case Source.TimeSpan:
                cell.Duration = reader.GetFieldValue<TimeSpan>(ordinal);
                cell.Kind = CellKind.Duration;
                break;
            case Source.Other:
                cell.Kind = CellKind.Other;
                break;
            default:
                cell.Whole = ReadWhole(known.Source, ordinal);
                cell.Kind = CellKind.Whole;
                break;
        }
    }

    private long ReadWhole(Source source, int ordinal) =>
        source switch
        {
            Source.Int64 => reader.GetInt64(ordinal),
            Source.Int32 => reader.GetInt32(ordinal),
            Source.Int16 => reader.GetInt16(ordinal),
            Source.Byte => reader.GetByte(ordinal),
            Source.SByte => reader.GetFieldValue<sbyte>(ordinal),
            Source.UInt16 => reader.GetFieldValue<ushort>(ordinal),
            _ => reader.GetFieldValue<uint>(ordinal),
        };

    private void ReadText(int ordinal)
    {
        literal = null;
        if (byCharacters && TryReadCharacters(ordinal))
            return;
        literal = reader.GetString(ordinal);
    }

    private bool TryReadCharacters(int ordinal)
    {
        // Most providers copy characters for nothing; some cannot, and some (SQLite) open a stream for each
        // call, where a string is far cheaper. The second cell tells: by then all that is made once is made.
        var before = probes > 0 ? GC.GetAllocatedBytesForCurrentThread() : 0;
        try
        {
            length = (int)reader.GetChars(ordinal, 0, characters, 0, characters.Length);
        }
        catch (Exception error) when (error is NotSupportedException or NotImplementedException or InvalidCastException)
        {
            byCharacters = false;
            return false;
        }

        if (probes > 0 && --probes == 0)
            byCharacters = GC.GetAllocatedBytesForCurrentThread() - before <= 64 + (2L * length);

        // A text that fills the buffer may go on. Providers differ in how they continue, so it is asked for whole.
        return length < characters.Length;
    }

    private static Source SourceOf(Type type) =>
        Type.GetTypeCode(type) switch
        {
            _ when type.IsEnum => Source.Other,
            TypeCode.String => Source.Text,
            TypeCode.Char => Source.Character,
            TypeCode.SByte => Source.SByte,
            TypeCode.Byte => Source.Byte,
            TypeCode.Int16 => Source.Int16,
            TypeCode.UInt16 => Source.UInt16,
            TypeCode.Int32 => Source.Int32,
            TypeCode.UInt32 => Source.UInt32,
            TypeCode.Int64 => Source.Int64,
            TypeCode.UInt64 => Source.UInt64,
            TypeCode.Single => Source.Single,
            TypeCode.Double => Source.Double,
            TypeCode.Decimal => Source.Decimal,
            TypeCode.Boolean => Source.Boolean,
            TypeCode.DateTime => Source.DateTime,
            _ when type == typeof(Guid) => Source.Guid,
            _ when type == typeof(DateTimeOffset) => Source.DateTimeOffset,
            _ when type == typeof(DateOnly) => Source.DateOnly,
            _ when type == typeof(TimeOnly) => Source.TimeOnly,
            _ when type == typeof(TimeSpan) => Source.TimeSpan,
            _ => Source.Other,
        };
}
