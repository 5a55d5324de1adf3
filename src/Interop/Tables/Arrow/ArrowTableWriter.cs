using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace Lamina;

/// <summary>Writes groups of rows as record batches of an Arrow file. The bytes of a column are reused from batch to batch.</summary>
internal sealed class ArrowTableWriter : ITableWriter
{
    private readonly ArrowFileWriter writer;
    private readonly Schema schema;
    private readonly ColumnBytes[] bytes;

    private ArrowTableWriter(ArrowFileWriter writer, Schema schema, int columns)
    {
        this.writer = writer;
        this.schema = schema;
        bytes = new ColumnBytes[columns];
        for (var i = 0; i < columns; i++)
            bytes[i] = new ColumnBytes();
    }

    /// <summary>Starts a file.</summary>
    public static async Task<ITableWriter> StartAsync(TableBuffer table, Stream stream, CancellationToken cancellationToken)
    {
        var schema = new Schema([.. table.Columns.Select(column => new Field(column.Name, TypeOf(column), column.IsNullable))], table.Facts);
        var writer = new ArrowFileWriter(stream, schema, leaveOpen: true);
        await writer.WriteStartAsync(cancellationToken).ConfigureAwait(false);
        return new ArrowTableWriter(writer, schema, table.Columns.Count);
    }

    public async Task WriteAsync(TableBuffer table, CancellationToken cancellationToken)
    {
        var arrays = new IArrowArray[bytes.Length];
        for (var i = 0; i < arrays.Length; i++)
            arrays[i] = ArrowArrayFactory.BuildArray(DataOf(table.Columns[i], bytes[i], table.Count));
        await writer.WriteRecordBatchAsync(new RecordBatch(schema, arrays, table.Count), cancellationToken).ConfigureAwait(false);
    }

    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await writer.WriteEndAsync(cancellationToken).ConfigureAwait(false);
        writer.Dispose();
    }

    private static IArrowType TypeOf(ColumnBuffer column) => column switch
    {
        ValueBuffer<float> => FloatType.Default,
        ValueBuffer<double> => DoubleType.Default,
        ValueBuffer<long> => Int64Type.Default,
        ValueBuffer<bool> => BooleanType.Default,
        NameBuffer => new DictionaryType(Int32Type.Default, StringType.Default, ordered: false),
        VectorBuffer vectors => new FixedSizeListType(new Field("item", FloatType.Default, nullable: false), vectors.Width),
        TextListBuffer => new ListType(new Field("item", StringType.Default, nullable: false)),
        _ => StringType.Default,
    };

    private static ArrayData DataOf(ColumnBuffer column, ColumnBytes bytes, int rows)
    {
        var type = TypeOf(column);
        var (validity, missing) = bytes.Validity(column.Present, rows);
        switch (column)
        {
            case ValueBuffer<float> values:
                return new ArrayData(type, rows, missing, 0, [validity, bytes.Values<float>(values.Values.AsSpan(0, rows))]);
            case ValueBuffer<double> values:
                return new ArrayData(type, rows, missing, 0, [validity, bytes.Values<double>(values.Values.AsSpan(0, rows))]);
            case ValueBuffer<long> values:
                return new ArrayData(type, rows, missing, 0, [validity, bytes.Values<long>(values.Values.AsSpan(0, rows))]);
            case ValueBuffer<bool> values:
                return new ArrayData(type, rows, missing, 0, [validity, bytes.Flags(values.Values.AsSpan(0, rows))]);
            case NameBuffer names:
                return new ArrayData(type, rows, missing, 0, [validity, bytes.Values<int>(names.Positions.AsSpan(0, rows))], [], bytes.Dictionary(names.Texts));
            case VectorBuffer vectors:
                var elements = new ArrayData(FloatType.Default, rows * vectors.Width, 0, 0, [ArrowBuffer.Empty, bytes.Values<float>(vectors.Values.AsSpan(0, rows * vectors.Width))]);
                return new ArrayData(type, rows, missing, 0, [validity], [elements]);
            case TextListBuffer lists:
                return bytes.Lists(type, lists.Values.AsSpan(0, rows), validity, missing);
            default:
                return bytes.Texts(((TextBuffer)column).Values.AsSpan(0, rows), validity, missing);
        }
    }

    /// <summary>The bytes of one column, as Arrow lays them out.</summary>
    private sealed class ColumnBytes
    {
        private byte[] validity = [];
        private byte[] values = [];
        private byte[] offsets = [];
        private byte[] listOffsets = [];
        private ArrayData? dictionary;

        public (ArrowBuffer Buffer, int Missing) Validity(bool[]? present, int rows)
        {
            if (present is null)
                return (ArrowBuffer.Empty, 0);
            var missing = Pack(present.AsSpan(0, rows), ref validity);
            return missing == 0 ? (ArrowBuffer.Empty, 0) : (new ArrowBuffer(validity.AsMemory(0, (rows + 7) / 8)), missing);
        }

        public ArrowBuffer Flags(ReadOnlySpan<bool> flags)
        {
            Pack(flags, ref values);
            return new ArrowBuffer(values.AsMemory(0, (flags.Length + 7) / 8));
        }

        public ArrowBuffer Values<T>(ReadOnlySpan<T> numbers)
            where T : unmanaged
        {
            var source = MemoryMarshal.AsBytes(numbers);
            Grow(ref values, source.Length, kept: 0);
            source.CopyTo(values);
            return new ArrowBuffer(values.AsMemory(0, source.Length));
        }

        // An Arrow file holds a dictionary once, for all batches.
        public ArrayData Dictionary(IReadOnlyList<string> texts)
        {
            if (dictionary is not null)
                return dictionary;
            var own = new ColumnBytes();
            return dictionary = own.Texts([.. texts], ArrowBuffer.Empty, 0);
        }

        public ArrayData Texts(ReadOnlySpan<string?> texts, ArrowBuffer present, int missing)
        {
            Grow(ref offsets, (texts.Length + 1) * sizeof(int), kept: 0);
            var length = 0;
            SetOffset(offsets, 0, 0);
            for (var i = 0; i < texts.Length; i++)
            {
                length = Append(texts[i], length);
                SetOffset(offsets, i + 1, length);
            }

            return new ArrayData(
                StringType.Default, texts.Length, missing, 0, [present, new ArrowBuffer(offsets.AsMemory(0, (texts.Length + 1) * sizeof(int))), new ArrowBuffer(values.AsMemory(0, length))]);
        }

        public ArrayData Lists(IArrowType type, ReadOnlySpan<IReadOnlyList<string>?> lists, ArrowBuffer present, int missing)
        {
            var total = 0;
            foreach (var list in lists)
                total += list?.Count ?? 0;
            Grow(ref listOffsets, (lists.Length + 1) * sizeof(int), kept: 0);
            Grow(ref offsets, (total + 1) * sizeof(int), kept: 0);
            SetOffset(listOffsets, 0, 0);
            SetOffset(offsets, 0, 0);
            var (count, length) = (0, 0);
            for (var row = 0; row < lists.Length; row++)
            {
                for (var i = 0; i < (lists[row]?.Count ?? 0); i++)
                {
                    length = Append(lists[row]![i], length);
                    SetOffset(offsets, ++count, length);
                }

                SetOffset(listOffsets, row + 1, count);
            }

            var elements = new ArrayData(
                StringType.Default, total, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(offsets.AsMemory(0, (total + 1) * sizeof(int))), new ArrowBuffer(values.AsMemory(0, length))]);
            return new ArrayData(type, lists.Length, missing, 0, [present, new ArrowBuffer(listOffsets.AsMemory(0, (lists.Length + 1) * sizeof(int)))], [elements]);
        }

        private int Append(string? text, int length)
        {
            if (text is null)
                return length;
            Grow(ref values, length + Encoding.UTF8.GetMaxByteCount(text.Length), kept: length);
            return length + Encoding.UTF8.GetBytes(text, values.AsSpan(length));
        }

        private static void SetOffset(byte[] offsets, int index, int value) =>
            BinaryPrimitives.WriteInt32LittleEndian(offsets.AsSpan(index * sizeof(int)), value);

        // One bit for each flag, the lowest first; gives how many are false.
        private static int Pack(ReadOnlySpan<bool> flags, ref byte[] bits)
        {
            var length = (flags.Length + 7) / 8;
            Grow(ref bits, length, kept: 0);
            bits.AsSpan(0, length).Clear();
            var missing = flags.Length;
            for (var i = 0; i < flags.Length; i++)
            {
                if (!flags[i])
                    continue;
                bits[i >> 3] |= (byte)(1 << (i & 7));
                missing--;
            }

            return missing;
        }

        private static void Grow(ref byte[] buffer, int length, int kept)
        {
            if (buffer.Length >= length)
                return;
            var grown = new byte[Math.Max(length, buffer.Length * 2)];
            buffer.AsSpan(0, kept).CopyTo(grown);
            buffer = grown;
        }
    }
}
