using System.Numerics;

namespace Lamina;

/// <summary>Reads the numbers of one input from a row.</summary>
/// <typeparam name="TRow">The rows.</typeparam>
internal abstract class InputReader<TRow>
{
    /// <summary>How many numbers a row gives; null where each row's vector decides.</summary>
    public abstract int? Count { get; }

    /// <summary>Whether all numbers of the type are whole.</summary>
    public abstract bool HoldsWholeNumbers { get; }

    /// <summary>The numbers' type, for messages.</summary>
    public abstract string NumberType { get; }

    /// <summary>Reads the numbers of a row.</summary>
    /// <typeparam name="TElement">What the network takes.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="position">The row's position, for messages.</param>
    /// <param name="input">The input's name, for messages.</param>
    /// <param name="numbers">Takes the numbers.</param>
    /// <exception cref="RowException">The vector has another length, or a number is not finite or does not fit.</exception>
    public abstract void Read<TElement>(TRow row, long position, string input, Span<TElement> numbers)
        where TElement : struct, INumberBase<TElement>;

    protected static void Copy<T, TElement>(ReadOnlySpan<T> values, long position, string input, Span<TElement> numbers)
        where T : struct, INumberBase<T>
        where TElement : struct, INumberBase<TElement>
    {
        if (values.Length != numbers.Length)
            throw new RowException($"the vector has {values.Length} numbers, but the network's input takes {numbers.Length}. Give every row a vector of that length.", position, input);
        for (var i = 0; i < values.Length; i++)
            numbers[i] = Convert<T, TElement>(values[i], i, position, input);
    }

    protected static TElement Convert<T, TElement>(T value, int place, long position, string input)
        where T : struct, INumberBase<T>
        where TElement : struct, INumberBase<TElement>
    {
        TElement number;
        try
        {
            number = TElement.CreateChecked(value);
        }
        catch (OverflowException error)
        {
            throw new RowException($"number {place} (counted from 0), {value}, is outside of what the network's input can hold.", position, input, error);
        }

        if (!TElement.IsFinite(number))
        {
            throw new RowException(
                $"number {place} (counted from 0), {value}, is not finite. A foreign network knows no missing values: fill them in the mapping, or leave the row out.",
                position, input);
        }

        return number;
    }
}

/// <summary>Reads single numbers, one after the other.</summary>
internal sealed class NumberReader<TRow, T>(Func<TRow, T>[] numbers) : InputReader<TRow>
    where T : struct, INumberBase<T>
{
    public override int? Count => numbers.Length;

    public override bool HoldsWholeNumbers => NumberKind<T>.IsWhole;

    public override string NumberType => typeof(T).Name;

    public override void Read<TElement>(TRow row, long position, string input, Span<TElement> target)
    {
        for (var i = 0; i < numbers.Length; i++)
            target[i] = Convert<T, TElement>(numbers[i](row), i, position, input);
    }
}

/// <summary>Reads an array.</summary>
internal sealed class VectorReader<TRow, T>(Func<TRow, T[]?> vector) : InputReader<TRow>
    where T : struct, INumberBase<T>
{
    public override int? Count => null;

    public override bool HoldsWholeNumbers => NumberKind<T>.IsWhole;

    public override string NumberType => typeof(T).Name;

    public override void Read<TElement>(TRow row, long position, string input, Span<TElement> numbers)
    {
        var values = vector(row)
            ?? throw new RowException("the vector is null. A foreign network knows no missing values: fill it in the mapping, or leave the row out.", position, input);
        Copy<T, TElement>(values, position, input, numbers);
    }
}

/// <summary>Reads a piece of memory.</summary>
internal sealed class MemoryReader<TRow, T>(Func<TRow, ReadOnlyMemory<T>> vector) : InputReader<TRow>
    where T : struct, INumberBase<T>
{
    public override int? Count => null;

    public override bool HoldsWholeNumbers => NumberKind<T>.IsWhole;

    public override string NumberType => typeof(T).Name;

    public override void Read<TElement>(TRow row, long position, string input, Span<TElement> numbers) =>
        Copy<T, TElement>(vector(row).Span, position, input, numbers);
}

/// <summary>What kind of numbers a type holds.</summary>
internal static class NumberKind<T>
    where T : struct, INumberBase<T>
{
    /// <summary>Whether one half is no number of it.</summary>
    public static bool IsWhole { get; } = T.IsZero(T.CreateTruncating(0.5));
}
