using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace Lamina;

/// <summary>Writes groups of rows as row groups of a Parquet file. Buffers are reused from column to column and from group to group.</summary>
internal sealed class ParquetTableWriter : ITableWriter
{
    private readonly ParquetWriter writer;
    private readonly DataField[] fields;
    private float[] floats = [];
    private double[] doubles = [];
    private long[] numbers = [];
    private bool[] flags = [];
    private ReadOnlyMemory<char>[] texts = [];
    private int[] definitions = [];
    private int[] repetitions = [];

    private ParquetTableWriter(ParquetWriter writer, DataField[] fields)
    {
        this.writer = writer;
        this.fields = fields;
    }

    /// <summary>Starts a file.</summary>
    public static async Task<ITableWriter> StartAsync(TableBuffer table, Stream stream, CancellationToken cancellationToken)
    {
        var schema = new ParquetSchema([.. table.Columns.Select(FieldOf)]);
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy, CompressionLevel = CompressionLevel.Fastest };
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i] is TextBuffer or NameBuffer)
                options.ColumnEncodingHints[schema.DataFields[i].Path.ToString()] = EncodingHint.Dictionary;
        }

        var writer = await ParquetWriter.CreateAsync(schema, stream, options, append: false, cancellationToken).ConfigureAwait(false);
        writer.CustomMetadata = table.Facts;
        return new ParquetTableWriter(writer, schema.DataFields);
    }

    public async Task WriteAsync(TableBuffer table, CancellationToken cancellationToken)
    {
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < fields.Length; i++)
            await WriteAsync(group, fields[i], table.Columns[i], table.Count, cancellationToken).ConfigureAwait(false);
        group.CompleteValidate();
    }

    public async Task FinishAsync(CancellationToken cancellationToken) => await writer.DisposeAsync().ConfigureAwait(false);

    private static Field FieldOf(ColumnBuffer column) => column switch
    {
        ValueBuffer<float> => new DataField(column.Name, typeof(float), column.IsNullable),
        ValueBuffer<double> => new DataField(column.Name, typeof(double), column.IsNullable),
        ValueBuffer<long> => new DataField(column.Name, typeof(long), column.IsNullable),
        ValueBuffer<bool> => new DataField(column.Name, typeof(bool), column.IsNullable),
        VectorBuffer => new ListField(column.Name, new DataField("element", typeof(float), isNullable: false)),
        TextListBuffer => new ListField(column.Name, new DataField("element", typeof(string), isNullable: false)),
        _ => new DataField(column.Name, typeof(string), isNullable: true),
    };

    private Task WriteAsync(ParquetRowGroupWriter group, DataField field, ColumnBuffer column, int rows, CancellationToken cancellationToken)
    {
        switch (column)
        {
            case ValueBuffer<float> { Present: null } values:
                return group.WriteAllPartsAsync<float>(field, values.Values.AsMemory(0, rows), null, null, cancellationToken);
            case ValueBuffer<float> values:
                return WritePresentAsync(group, field, values, ref floats, rows, cancellationToken);
            case ValueBuffer<double> values:
                return WritePresentAsync(group, field, values, ref doubles, rows, cancellationToken);
            case ValueBuffer<long> values:
                return WritePresentAsync(group, field, values, ref numbers, rows, cancellationToken);
            case ValueBuffer<bool> values:
                return WritePresentAsync(group, field, values, ref flags, rows, cancellationToken);
            case VectorBuffer vectors:
                return WriteVectorsAsync(group, field, vectors, rows, cancellationToken);
            case TextListBuffer lists:
                return WriteListsAsync(group, field, lists, rows, cancellationToken);
            default:
                return WriteTextsAsync(group, field, column, rows, cancellationToken);
        }
    }

    // The values that are there, one behind the other; the levels say which rows they belong to.
    private Task WritePresentAsync<T>(ParquetRowGroupWriter group, DataField field, ValueBuffer<T> column, ref T[] packed, int rows, CancellationToken cancellationToken)
        where T : unmanaged
    {
        Grow(ref packed, rows);
        Grow(ref definitions, rows);
        var count = 0;
        for (var row = 0; row < rows; row++)
        {
            var isPresent = column.Present![row];
            definitions[row] = isPresent ? 1 : 0;
            if (isPresent)
                packed[count++] = column.Values[row];
        }

        return group.WriteAllPartsAsync<T>(field, packed.AsMemory(0, count), definitions.AsMemory(0, rows), null, cancellationToken);
    }

    private Task WriteTextsAsync(ParquetRowGroupWriter group, DataField field, ColumnBuffer column, int rows, CancellationToken cancellationToken)
    {
        Grow(ref texts, rows);
        Grow(ref definitions, rows);
        var count = 0;
        for (var row = 0; row < rows; row++)
        {
            var text = column is NameBuffer names ? (names.Present![row] ? names.Texts[names.Positions[row]] : null) : ((TextBuffer)column).Values[row];
            definitions[row] = text is null ? 0 : 1;
            if (text is not null)
                texts[count++] = text.AsMemory();
        }

        return group.WriteAllPartsAsync<ReadOnlyMemory<char>>(field, texts.AsMemory(0, count), definitions.AsMemory(0, rows), null, cancellationToken);
    }

    // Levels of a list: 0 no list, 1 an empty one, 2 an element; an element that is not the first one repeats.
    private Task WriteVectorsAsync(ParquetRowGroupWriter group, DataField field, VectorBuffer column, int rows, CancellationToken cancellationToken)
    {
        var width = column.Width;
        var isDense = column.Present is null || !column.Present.AsSpan(0, rows).Contains(false);
        Grow(ref definitions, rows * width);
        Grow(ref repetitions, rows * width);
        if (!isDense)
            Grow(ref floats, rows * width);
        var (count, levels) = (0, 0);
        for (var row = 0; row < rows; row++)
        {
            if (column.Present is not null && !column.Present[row])
            {
                (definitions[levels], repetitions[levels++]) = (0, 0);
                continue;
            }

            definitions.AsSpan(levels, width).Fill(2);
            repetitions.AsSpan(levels, width).Fill(1);
            repetitions[levels] = 0;
            levels += width;
            if (!isDense)
                column.Values.AsSpan(row * width, width).CopyTo(floats.AsSpan(count));
            count += width;
        }

        return group.WriteAllPartsAsync<float>(
            field, (isDense ? column.Values : floats).AsMemory(0, count), definitions.AsMemory(0, levels), repetitions.AsMemory(0, levels), cancellationToken);
    }

    private Task WriteListsAsync(ParquetRowGroupWriter group, DataField field, TextListBuffer column, int rows, CancellationToken cancellationToken)
    {
        var total = 0;
        for (var row = 0; row < rows; row++)
            total += Math.Max(1, column.Values[row]?.Count ?? 0);
        Grow(ref texts, total);
        Grow(ref definitions, total);
        Grow(ref repetitions, total);
        var (count, levels) = (0, 0);
        for (var row = 0; row < rows; row++)
        {
            var list = column.Values[row];
            if (list is null or { Count: 0 })
            {
                (definitions[levels], repetitions[levels++]) = (list is null ? 0 : 1, 0);
                continue;
            }

            for (var i = 0; i < list.Count; i++)
            {
                (definitions[levels], repetitions[levels++]) = (2, i == 0 ? 0 : 1);
                texts[count++] = list[i].AsMemory();
            }
        }

        return group.WriteAllPartsAsync<ReadOnlyMemory<char>>(field, texts.AsMemory(0, count), definitions.AsMemory(0, levels), repetitions.AsMemory(0, levels), cancellationToken);
    }

    private static void Grow<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new T[length];
    }
}
