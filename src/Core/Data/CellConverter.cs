using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lamina;

/// <summary>Turns cells into the types of members. Every call is resolved for the type, so nothing is boxed.</summary>
internal static class CellConverter
{
    /// <summary>The value of a cell, or false where it has none of this type without a loss.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="text">Its characters without spaces around them, where it is a text.</param>
    /// <param name="value">The value.</param>
    public static bool TryConvert<T>(in Cell cell, ReadOnlySpan<char> text, out T value)
        where T : struct
    {
        value = default;
        if (typeof(T) == typeof(int))
            return CellNumbers.TryWhole(in cell, text, out Unsafe.As<T, int>(ref value));
        if (typeof(T) == typeof(float))
            return CellNumbers.TryReal(in cell, text, out Unsafe.As<T, float>(ref value));
        if (typeof(T) == typeof(double))
            return CellNumbers.TryReal(in cell, text, out Unsafe.As<T, double>(ref value));
        if (typeof(T) == typeof(bool))
            return CellNumbers.TryFlag(in cell, text, out Unsafe.As<T, bool>(ref value));
        if (typeof(T) == typeof(long))
            return CellNumbers.TryWhole(in cell, text, out Unsafe.As<T, long>(ref value));
        if (typeof(T) == typeof(decimal))
            return CellNumbers.TryReal(in cell, text, out Unsafe.As<T, decimal>(ref value));
        if (typeof(T) == typeof(byte))
            return CellNumbers.TryWhole(in cell, text, out Unsafe.As<T, byte>(ref value));
        if (typeof(T) == typeof(sbyte))
            return CellNumbers.TryWhole(in cell, text, out Unsafe.As<T, sbyte>(ref value));
        if (typeof(T) == typeof(short))
            return CellNumbers.TryWhole(in cell, text, out Unsafe.As<T, short>(ref value));
        if (typeof(T) == typeof(ushort))
            return CellNumbers.TryWhole(in cell, text, out Unsafe.As<T, ushort>(ref value));
        if (typeof(T) == typeof(uint))
            return CellNumbers.TryWhole(in cell, text, out Unsafe.As<T, uint>(ref value));
        if (typeof(T) == typeof(ulong))
            return CellNumbers.TryWhole(in cell, text, out Unsafe.As<T, ulong>(ref value));
        if (typeof(T) == typeof(Half))
            return CellNumbers.TryReal(in cell, text, out Unsafe.As<T, Half>(ref value));
        if (typeof(T) == typeof(DateTime))
            return CellTimes.TryDateTime(in cell, text, out Unsafe.As<T, DateTime>(ref value));
        if (typeof(T) == typeof(DateTimeOffset))
            return CellTimes.TryDateTimeOffset(in cell, text, out Unsafe.As<T, DateTimeOffset>(ref value));
        if (typeof(T) == typeof(DateOnly))
            return CellTimes.TryDate(in cell, text, out Unsafe.As<T, DateOnly>(ref value));
        if (typeof(T) == typeof(TimeOnly))
            return CellTimes.TryTimeOfDay(in cell, text, out Unsafe.As<T, TimeOnly>(ref value));
        if (typeof(T) == typeof(TimeSpan))
            return CellTimes.TryDuration(in cell, text, out Unsafe.As<T, TimeSpan>(ref value));
        if (typeof(T) == typeof(Guid))
            return TryGuid(in cell, text, out Unsafe.As<T, Guid>(ref value));
        if (typeof(T) == typeof(char))
            return TryCharacter(in cell, text, out Unsafe.As<T, char>(ref value));
        throw new NotSupportedException($"Tables give no {typeof(T).Name}. Read a number, a flag, a date, a text or an enum, and convert it.");
    }

    /// <summary>The value of an enum, by its name (an exact one first, then in any case) or its number.</summary>
    public static bool TryEnum<TEnum>(in Cell cell, ReadOnlySpan<char> text, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        if (cell.Kind != CellKind.Text)
        {
            Span<char> digits = stackalloc char[20];
            return CellNumbers.TryWhole(in cell, text, out long number)
                && number.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture)
                && Enum.TryParse(digits[..written], out value)
                && Enum.IsDefined(value);
        }

        return !text.Contains(',')
            && (Enum.TryParse(text, out value) || Enum.TryParse(text, ignoreCase: true, out value))
            && Enum.IsDefined(value);
    }

    /// <summary>The text of a cell that is none itself, in invariant form; null where it has none.</summary>
    public static string? Format(in Cell cell) =>
        cell.Kind switch
        {
            CellKind.Whole => cell.Whole.ToString(CultureInfo.InvariantCulture),
            CellKind.Real => cell.Real.ToString(CultureInfo.InvariantCulture),
            CellKind.Single => ((float)cell.Real).ToString(CultureInfo.InvariantCulture),
            CellKind.Exact => cell.Exact.ToString(CultureInfo.InvariantCulture),
            CellKind.Flag => cell.Whole == 0 ? "false" : "true",
            CellKind.Guid => cell.Guid.ToString(),
            CellKind.Moment => cell.Moment.ToString("O", CultureInfo.InvariantCulture),
            CellKind.MomentWithOffset => cell.MomentWithOffset.ToString("O", CultureInfo.InvariantCulture),
            CellKind.Date => cell.Date.ToString("O", CultureInfo.InvariantCulture),
            CellKind.TimeOfDay or CellKind.Duration => cell.Duration.ToString("c", CultureInfo.InvariantCulture),
            _ => null,
        };

    private static bool TryGuid(in Cell cell, ReadOnlySpan<char> text, out Guid value)
    {
        value = cell.Guid;
        return cell.Kind == CellKind.Guid || (cell.Kind == CellKind.Text && Guid.TryParse(text, out value));
    }

    private static bool TryCharacter(in Cell cell, ReadOnlySpan<char> text, out char value)
    {
        var fits = cell.Kind == CellKind.Text && text.Length == 1;
        value = fits ? text[0] : default;
        return fits;
    }
}
