using System.Collections.Immutable;
using System.Numerics;

namespace Lamina;

/// <summary>
/// Copies a sequence of any length into the row's raw numbers, <c>[channels, MaxLength]</c>: its last steps where it is too
/// long, NaN behind its end. Generated code calls it.
/// </summary>
public static class SequenceValues
{
    /// <summary>Writes a list of steps, each with a value for every channel.</summary>
    /// <param name="steps">The sequence; null and an empty one are missing.</param>
    /// <param name="column">Its column.</param>
    /// <param name="numbers">The raw numbers, from the column's first one on.</param>
    /// <exception cref="RowException">A step is null or has another number of values, or the sequence is missing where the member is not nullable.</exception>
    public static void WriteSteps(IReadOnlyList<float[]?>? steps, Column column, Span<float> numbers)
    {
        ArgumentNullException.ThrowIfNull(column);
        var (channels, most) = SizeOf(column);
        var count = steps?.Count ?? 0;
        if (!Begin(steps is null, count, column, numbers))
            return;
        var first = Math.Max(0, count - most);
        for (var i = 0; i < count; i++)
        {
            var step = steps![i]
                ?? throw new RowException($"step {i} of the sequence is null. Leave the step out, or give it NaN where a value is missing.", column.Name);
            if (step.Length != channels)
            {
                throw new RowException(
                    $"step {i} of the sequence has {step.Length} values, but there are {channels} channels. Give every step a value for each channel, NaN where one is missing.",
                    column.Name);
            }

            for (var channel = 0; i >= first && channel < channels; channel++)
                numbers[(channel * most) + i - first] = step[channel];
        }
    }

    /// <summary>Writes a flat array, step after step.</summary>
    /// <typeparam name="T">The numbers' type.</typeparam>
    /// <param name="values">The sequence; null and an empty one are missing.</param>
    /// <param name="column">Its column.</param>
    /// <param name="numbers">The raw numbers, from the column's first one on.</param>
    /// <exception cref="RowException">The last step is incomplete, or the sequence is missing where the member is not nullable.</exception>
    public static void Write<T>(T[]? values, Column column, Span<float> numbers)
        where T : struct, INumberBase<T>
        => Copy<T>(values is null, values, column, numbers);

    /// <inheritdoc cref="Write{T}(T[], Column, Span{float})"/>
    public static void Write(ReadOnlyMemory<float>? values, Column column, Span<float> numbers)
        => Copy(values is null, values.GetValueOrDefault().Span, column, numbers);

    /// <inheritdoc cref="Write{T}(T[], Column, Span{float})"/>
    public static void Write(ImmutableArray<float>? values, Column column, Span<float> numbers)
    {
        if (values is { IsDefault: false } array)
            Copy(false, array.AsSpan(), column, numbers);
        else
            Copy<float>(true, [], column, numbers);
    }

    /// <inheritdoc cref="Write{T}(T[], Column, Span{float})"/>
    public static void Write(IReadOnlyList<float>? values, Column column, Span<float> numbers)
    {
        var (channels, most) = SizeOf(column);
        var steps = StepsOf(values?.Count ?? 0, channels, column);
        if (!Begin(values is null, steps, column, numbers))
            return;
        var first = Math.Max(0, steps - most);
        for (var i = first * channels; i < steps * channels; i++)
            numbers[((i % channels) * most) + (i / channels) - first] = values![i];
    }

    private static void Copy<T>(bool isNull, ReadOnlySpan<T> values, Column column, Span<float> numbers)
        where T : struct, INumberBase<T>
    {
        var (channels, most) = SizeOf(column);
        var steps = StepsOf(values.Length, channels, column);
        if (!Begin(isNull, steps, column, numbers))
            return;
        var first = Math.Max(0, steps - most);
        for (var i = first * channels; i < steps * channels; i++)
            numbers[((i % channels) * most) + (i / channels) - first] = float.CreateTruncating(values[i]);
    }

    private static (int Channels, int MaxLength) SizeOf(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return (column.Shape[0], column.Shape[1]);
    }

    private static int StepsOf(int count, int channels, Column column) => count % channels == 0
        ? count / channels
        : throw new RowException(
            $"the sequence has {count} values, which are no whole number of steps of {channels} channels. Give every step a value for each channel, NaN where one is missing.",
            column.Name);

    // Clears the numbers; false where there is nothing to write into them.
    private static bool Begin(bool isNull, int steps, Column column, Span<float> numbers)
    {
        numbers[..column.Numbers.Count].Fill(float.NaN);
        if (steps > 0)
            return true;
        if (column.Nullable)
            return false;
        throw new RowException(
            $"the sequence is {(isNull ? "null" : "empty")}, and the member must not be. Declare the member nullable where sequences may be missing, or leave the row out.",
            column.Name);
    }
}
