namespace Lamina;

/// <summary>Where the values of some columns come from.</summary>
internal abstract class ColumnSource
{
    /// <summary>The columns, in their order.</summary>
    public abstract IReadOnlyList<ColumnBuffer> Columns { get; }

    /// <summary>Puts the values of a row into the columns.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">Its position in the group.</param>
    public abstract void Read(in TableRow row, int index);
}

/// <summary>Which of a row's floats are meant.</summary>
internal enum FloatSpan
{
    Features,
    Labels,
    Enriched,
    Pooled,
}

/// <summary>Floats, each a column of its own; NaN is missing where a column is nullable.</summary>
internal sealed class FloatSource(FloatSpan span, int first, ValueBuffer<float>[] columns) : ColumnSource
{
    public override IReadOnlyList<ColumnBuffer> Columns => columns;

    public override void Read(in TableRow row, int index)
    {
        var values = Of(in row, span).Slice(first, columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Values[index] = values[i];
            if (columns[i].IsNullable)
                columns[i].Present![index] = !float.IsNaN(values[i]);
        }
    }

    /// <summary>The floats of a row that are meant.</summary>
    public static ReadOnlySpan<float> Of(in TableRow row, FloatSpan span) => span switch
    {
        FloatSpan.Features => row.Features.Numbers,
        FloatSpan.Labels => row.Labels.Numbers,
        FloatSpan.Enriched => row.Enriched,
        _ => row.Pooled,
    };
}

/// <summary>Floats that are one column of vectors, missing where all are NaN.</summary>
internal sealed class VectorSource(FloatSpan span, int first, VectorBuffer column) : ColumnSource
{
    public override IReadOnlyList<ColumnBuffer> Columns { get; } = [column];

    public override void Read(in TableRow row, int index)
    {
        var values = FloatSource.Of(in row, span).Slice(first, column.Width);
        var isPresent = !column.IsNullable;
        for (var i = 0; i < values.Length && !isPresent; i++)
            isPresent = !float.IsNaN(values[i]);
        column.Set(index, values, isPresent);
    }
}

/// <summary>A float that is a flag: 0, 1, or NaN where it is missing.</summary>
internal sealed class FlagSource(FloatSpan span, int place, ValueBuffer<bool> column) : ColumnSource
{
    public override IReadOnlyList<ColumnBuffer> Columns { get; } = [column];

    public override void Read(in TableRow row, int index)
    {
        var value = FloatSource.Of(in row, span)[place];
        column.Set(index, float.IsNaN(value) ? null : value != 0);
    }
}

/// <summary>A category or a class: of whole numbers, of declared names, or of texts.</summary>
internal sealed class KeySource(bool isLabel, int place, ColumnBuffer column) : ColumnSource
{
    public override IReadOnlyList<ColumnBuffer> Columns { get; } = [column];

    public override void Read(in TableRow row, int index)
    {
        var key = isLabel ? row.Labels.Keys[place] : row.Features.Keys[place];
        switch (column)
        {
            case ValueBuffer<long> numbers:
                numbers.Set(index, key.IsMissing ? null : key.Number);
                break;
            case NameBuffer names:
                names.Set(index, key.IsMissing ? -1 : key.Number);
                break;
            case TextBuffer texts:
                texts.Set(index, key.IsMissing ? null : key.Text ?? key.ToString());
                break;
        }
    }
}

/// <summary>A text or a list of tokens as the row holds it.</summary>
internal sealed class TokenSource(int place, ColumnBuffer column) : ColumnSource
{
    public override IReadOnlyList<ColumnBuffer> Columns { get; } = [column];

    public override void Read(in TableRow row, int index)
    {
        var tokens = row.Features.Tokens[place];
        if (column is TextBuffer texts)
            texts.Set(index, tokens.Text);
        else
            ((TextListBuffer)column).Set(index, tokens.List);
    }
}
