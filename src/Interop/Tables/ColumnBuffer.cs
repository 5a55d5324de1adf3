namespace Lamina;

/// <summary>The values of one column for the rows of a group. It is filled and written again and again.</summary>
/// <param name="name">The column's name.</param>
/// <param name="isNullable">Whether a value may be missing.</param>
internal abstract class ColumnBuffer(string name, bool isNullable)
{
    public string Name { get; } = name;

    public bool IsNullable { get; } = isNullable;

    /// <summary>About how many bytes a row takes.</summary>
    public abstract int BytesPerRow { get; }

    /// <summary>For each row whether it has a value; null where all have.</summary>
    public bool[]? Present { get; private set; }

    /// <summary>Makes room for some rows.</summary>
    public virtual void Allocate(int rows)
    {
        if (IsNullable)
            Present = new bool[rows];
    }

    /// <summary>Lets go of what the rows hold.</summary>
    public virtual void Forget()
    {
    }
}

/// <summary>A column of numbers or flags.</summary>
/// <typeparam name="T">float, double, long or bool.</typeparam>
/// <param name="name">The column's name.</param>
/// <param name="isNullable">Whether a value may be missing.</param>
internal sealed class ValueBuffer<T>(string name, bool isNullable) : ColumnBuffer(name, isNullable)
    where T : unmanaged
{
    public T[] Values { get; private set; } = [];

    public override int BytesPerRow => 8;

    public override void Allocate(int rows)
    {
        base.Allocate(rows);
        Values = new T[rows];
    }

    /// <summary>Sets the value of a row; null is missing.</summary>
    public void Set(int row, T? value)
    {
        Values[row] = value.GetValueOrDefault();
        Present![row] = value.HasValue;
    }
}

/// <summary>A column of texts.</summary>
/// <param name="name">The column's name.</param>
internal sealed class TextBuffer(string name) : ColumnBuffer(name, isNullable: true)
{
    public string?[] Values { get; private set; } = [];

    public override int BytesPerRow => 40;

    public override void Allocate(int rows)
    {
        base.Allocate(rows);
        Values = new string?[rows];
    }

    public void Set(int row, string? value)
    {
        Values[row] = value;
        Present![row] = value is not null;
    }

    public override void Forget() => Values.AsSpan().Clear();
}

/// <summary>A column of a few declared texts: the values of an enum.</summary>
/// <param name="name">The column's name.</param>
/// <param name="texts">The texts.</param>
internal sealed class NameBuffer(string name, IReadOnlyList<string> texts) : ColumnBuffer(name, isNullable: true)
{
    public IReadOnlyList<string> Texts { get; } = texts;

    /// <summary>For each row the position of its text.</summary>
    public int[] Positions { get; private set; } = [];

    public override int BytesPerRow => 24;

    public override void Allocate(int rows)
    {
        base.Allocate(rows);
        Positions = new int[rows];
    }

    /// <summary>Sets the text of a row; a position that is none is missing.</summary>
    public void Set(int row, long position)
    {
        var isKnown = (ulong)position < (ulong)Texts.Count;
        Positions[row] = isKnown ? (int)position : 0;
        Present![row] = isKnown;
    }
}

/// <summary>A column of vectors of one length.</summary>
/// <param name="name">The column's name.</param>
/// <param name="width">How long they are.</param>
/// <param name="isNullable">Whether a vector may be missing.</param>
internal sealed class VectorBuffer(string name, int width, bool isNullable) : ColumnBuffer(name, isNullable)
{
    public int Width { get; } = width;

    /// <summary><c>[rows, width]</c>.</summary>
    public float[] Values { get; private set; } = [];

    // Parquet wants two levels beside each value.
    public override int BytesPerRow => Width * 16;

    public override void Allocate(int rows)
    {
        base.Allocate(rows);
        Values = RowArray.Create<float>(rows, Width);
    }

    /// <summary>Sets the vector of a row.</summary>
    public void Set(int row, ReadOnlySpan<float> vector, bool isPresent)
    {
        vector.CopyTo(Values.AsSpan(row * Width, Width));
        if (IsNullable)
            Present![row] = isPresent;
    }
}

/// <summary>A column of lists of texts.</summary>
/// <param name="name">The column's name.</param>
internal sealed class TextListBuffer(string name) : ColumnBuffer(name, isNullable: true)
{
    public IReadOnlyList<string>?[] Values { get; private set; } = [];

    public override int BytesPerRow => 200;

    public override void Allocate(int rows)
    {
        base.Allocate(rows);
        Values = new IReadOnlyList<string>?[rows];
    }

    public void Set(int row, IReadOnlyList<string>? value)
    {
        Values[row] = value;
        Present![row] = value is not null;
    }

    public override void Forget() => Values.AsSpan().Clear();
}
