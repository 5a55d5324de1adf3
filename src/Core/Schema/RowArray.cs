namespace Lamina;

/// <summary>Memory for the values of many rows in one piece.</summary>
internal static class RowArray
{
    /// <summary>Room for <c>[rows, width]</c>.</summary>
    /// <exception cref="RowException">No array can hold that many values.</exception>
    public static T[] Create<T>(int rows, int width)
    {
        var count = (long)rows * width;
        if (count > Array.MaxLength)
        {
            throw new RowException(
                $"{rows} rows of {width} values do not fit into one piece of memory, which holds {Array.MaxLength} values at most. "
                + "Pass fewer rows at a time, enrich them with Stream, or extract fewer layers.");
        }

        return new T[count];
    }
}
