using System.Globalization;
using System.Numerics;

namespace Lamina;

/// <summary>Turns cells into numbers and flags.</summary>
internal static class CellNumbers
{
    // Beyond the range of every whole number that a member can have, and safe to convert.
    private const double WholeLimit = 1e30;

    /// <summary>A whole number: the cell must hold exactly one that fits.</summary>
    public static bool TryWhole<T>(in Cell cell, ReadOnlySpan<char> text, out T value)
        where T : struct, IBinaryInteger<T>
    {
        value = default;
        switch (cell.Kind)
        {
            case CellKind.Text:
                return T.TryParse(WithoutZeroFraction(text), NumberStyles.Integer, CultureInfo.InvariantCulture, out value);
            case CellKind.Whole or CellKind.Flag:
                return TryFit(cell.Whole, out value);
            case CellKind.Exact:
                return decimal.IsInteger(cell.Exact) && TryFit((Int128)cell.Exact, out value);
            case CellKind.Real or CellKind.Single:
                return double.IsInteger(cell.Real) && Math.Abs(cell.Real) < WholeLimit && TryFit((Int128)cell.Real, out value);
            default:
                return false;
        }
    }

    /// <summary>A number with a fraction: the nearest that the type has, within its range.</summary>
    public static bool TryReal<T>(in Cell cell, ReadOnlySpan<char> text, out T value)
        where T : struct, INumberBase<T>
    {
        value = default;
        switch (cell.Kind)
        {
            case CellKind.Text:
                return T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
                    && !(T.IsInfinity(value) && text.ContainsAnyInRange('0', '9'));
            case CellKind.Whole or CellKind.Flag:
                value = T.CreateSaturating(cell.Whole);
                return !T.IsInfinity(value);
            case CellKind.Exact:
                value = T.CreateSaturating(cell.Exact);
                return !T.IsInfinity(value);
            case CellKind.Real or CellKind.Single:
                // Compared as a double, decimal.MaxValue is 2^96, which is just outside.
                if (typeof(T) == typeof(decimal) && !(Math.Abs(cell.Real) < (double)decimal.MaxValue))
                    return false;
                value = T.CreateSaturating(cell.Real);
                return !T.IsInfinity(value) || double.IsInfinity(cell.Real);
            default:
                return false;
        }
    }

    /// <summary>False or true: as such, as 0 and 1, or as true, false, yes, no in any case.</summary>
    public static bool TryFlag(in Cell cell, ReadOnlySpan<char> text, out bool value)
    {
        value = false;
        if (cell.Kind != CellKind.Text)
        {
            if (!TryWhole(in cell, text, out int number) || number is not (0 or 1))
                return false;
            value = number == 1;
            return true;
        }

        value = Is(text, "1") || Is(text, "true") || Is(text, "yes");
        return value || Is(text, "0") || Is(text, "false") || Is(text, "no");
    }

    private static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool TryFit<T>(Int128 number, out T value)
        where T : struct, IBinaryInteger<T>
    {
        value = T.CreateTruncating(number);
        return Int128.CreateTruncating(value) == number;
    }

    // Tools that know no missing whole numbers write 3 as 3.0.
    private static ReadOnlySpan<char> WithoutZeroFraction(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        return dot > 0 && !text[(dot + 1)..].ContainsAnyExcept('0') ? text[..dot] : text;
    }
}
