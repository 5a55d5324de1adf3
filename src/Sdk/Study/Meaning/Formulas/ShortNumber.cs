using System.Globalization;

namespace Lamina;

/// <summary>Numbers with few digits, for thresholds and bounds that people read.</summary>
internal static class ShortNumber
{
    // A float has about seven.
    private const int MostDigits = 7;
    private const float Rounding = 0.02f;
    private const int LongestPlain = 12;

    /// <summary>A number rounded to some significant digits.</summary>
    public static float Round(float value, int digits)
    {
        if (value == 0 || !float.IsFinite(value))
            return value;

        // Through its decimal text: rounding by powers of ten would leave a trace in the last bits.
        return float.Parse(value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>A number with as few significant digits as a tolerance allows.</summary>
    public static float Readable(float value, float tolerance)
    {
        for (var digits = 1; digits < MostDigits; digits++)
        {
            var rounded = Round(value, digits);
            if (MathF.Abs(rounded - value) <= tolerance)
                return rounded;
        }

        return value;
    }

    /// <summary>How far a number of a column may be moved where it is rounded: a fiftieth of the range between the first and the last decile.</summary>
    /// <param name="sorted">The column's values, ascending.</param>
    public static float ToleranceOf(ReadOnlySpan<float> sorted) =>
        sorted.IsEmpty ? 0 : Rounding * (sorted[9 * (sorted.Length - 1) / 10] - sorted[(sorted.Length - 1) / 10]);

    /// <summary>A number without an exponent where it is of ordinary size: <c>3200</c>, <c>0.25</c>.</summary>
    public static string Text(float value)
    {
        var plain = value.ToString("0.##########", CultureInfo.InvariantCulture);
        return float.Parse(plain, CultureInfo.InvariantCulture) == value && plain.Length <= LongestPlain ? plain : value.ToString("R", CultureInfo.InvariantCulture);
    }
}
