using System.Collections.Immutable;
using System.Numerics;

namespace Lamina;

/// <summary>
/// Copies the vector of a row into the row's raw numbers, and refuses one of another length than its column's. Generated
/// code calls it.
/// </summary>
public static class VectorValues
{
    /// <summary>Writes the numbers of an array.</summary>
    /// <typeparam name="T">The numbers' type.</typeparam>
    /// <param name="values">The vector; null is a missing one.</param>
    /// <param name="column">Its column.</param>
    /// <param name="numbers">The raw numbers, from the column's first one on.</param>
    /// <exception cref="RowException">The vector has another length, or is null where the member must not be.</exception>
    public static void Write<T>(T[]? values, Column column, Span<float> numbers)
        where T : struct, INumberBase<T>
    {
        if (values is null)
            WriteMissing(column, numbers);
        else
            Copy<T>(values, column, numbers);
    }

    /// <inheritdoc cref="Write{T}(T[], Column, Span{float})"/>
    public static void Write(ReadOnlyMemory<float>? values, Column column, Span<float> numbers)
    {
        if (values is { } memory)
            Copy(memory.Span, column, numbers);
        else
            WriteMissing(column, numbers);
    }

    /// <inheritdoc cref="Write{T}(T[], Column, Span{float})"/>
    public static void Write(ImmutableArray<float>? values, Column column, Span<float> numbers)
    {
        if (values is { IsDefault: false } array)
            Copy(array.AsSpan(), column, numbers);
        else
            WriteMissing(column, numbers);
    }

    /// <inheritdoc cref="Write{T}(T[], Column, Span{float})"/>
    public static void Write(IReadOnlyList<float>? values, Column column, Span<float> numbers)
    {
        if (values is null)
        {
            WriteMissing(column, numbers);
            return;
        }

        RequireLength(values.Count, column);
        for (var i = 0; i < values.Count; i++)
            numbers[i] = values[i];
    }

    private static void Copy<T>(ReadOnlySpan<T> values, Column column, Span<float> numbers)
        where T : struct, INumberBase<T>
    {
        RequireLength(values.Length, column);
        for (var i = 0; i < values.Length; i++)
            numbers[i] = float.CreateTruncating(values[i]);
    }

    private static void RequireLength(int length, Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (length == column.Numbers.Count)
            return;
        throw new RowException(
            $"the vector has {length} values, but its shape [{string.Join(", ", column.Shape)}] asks for {column.Numbers.Count}. "
            + "Give every row a vector of that length, or change Shape.",
            column.Name);
    }

    private static void WriteMissing(Column column, Span<float> numbers)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (!column.Nullable)
        {
            throw new RowException(
                "the vector is null, and the member must not be. Declare the member nullable where vectors may be missing, or leave the row out.",
                column.Name);
        }

        numbers[..column.Numbers.Count].Fill(float.NaN);
    }
}
