using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>Reaches the memory behind lists of rows.</summary>
internal static class RowList
{
    /// <summary>The rows in one piece: without a copy where the list is an array or a <see cref="List{T}"/>.</summary>
    public static ReadOnlySpan<T> AsSpan<T>(IReadOnlyList<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        switch (rows)
        {
            case T[] array:
                return array;
            case List<T> list:
                return CollectionsMarshal.AsSpan(list);
            default:
                var copy = new T[rows.Count];
                for (var i = 0; i < copy.Length; i++)
                    copy[i] = rows[i];
                return copy;
        }
    }
}
