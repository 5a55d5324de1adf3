namespace Lamina;

/// <summary>Where the values of a column stand in a raw row: its numbers, its key or its tokens.</summary>
/// <param name="Column">The column.</param>
/// <param name="Number">The position of its first number, and how many there are; none for a category, a text or a list.</param>
/// <param name="Key">The position of its key, or -1.</param>
/// <param name="Tokens">The position of its tokens, or -1.</param>
internal sealed record ColumnPlace(Column Column, Range Number, int Key, int Tokens)
{
    /// <summary>Where the columns of a record stand, in the order of declaration.</summary>
    public static List<ColumnPlace> Of(RowSchema schema)
    {
        var places = new List<ColumnPlace>();
        int number = 0, key = 0, tokens = 0;
        foreach (var column in schema.Columns)
        {
            if (column.IsCategory)
                places.Add(new ColumnPlace(column, 0..0, key++, -1));
            else if (column.IsPooled)
                places.Add(new ColumnPlace(column, 0..0, -1, tokens++));
            else
                places.Add(new ColumnPlace(column, number..(number += column.Numbers.Count), -1, -1));
        }

        return places;
    }

    /// <summary>Takes the column from another row.</summary>
    public void Copy(RowBuffer from, RowBuffer to)
    {
        from.Numbers[Number].CopyTo(to.Numbers[Number]);
        if (Key >= 0)
            to.Keys[Key] = from.Keys[Key];
        if (Tokens >= 0)
            to.Tokens[Tokens] = from.Tokens[Tokens];
    }

    /// <summary>Whether two rows have the same in the column.</summary>
    public bool IsSame(RowBuffer a, RowBuffer b) =>
        a.Numbers[Number].SequenceEqual(b.Numbers[Number])
        && (Key < 0 || a.Keys[Key] == b.Keys[Key])
        && (Tokens < 0 || a.Tokens[Tokens] == b.Tokens[Tokens]);
}
