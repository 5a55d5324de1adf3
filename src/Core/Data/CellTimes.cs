using System.Globalization;

namespace Lamina;

/// <summary>Turns cells into moments, dates and times. Nothing depends on the machine's clock or time zone.</summary>
internal static class CellTimes
{
    /// <summary>A moment. One with an offset becomes UTC; one without is taken as it stands.</summary>
    public static bool TryDateTime(in Cell cell, ReadOnlySpan<char> text, out DateTime value)
    {
        value = default;
        switch (cell.Kind)
        {
            case CellKind.Text:
                return TryParse(text, out value);
            case CellKind.Moment:
                value = cell.Moment;
                return true;
            case CellKind.MomentWithOffset:
                value = cell.MomentWithOffset.UtcDateTime;
                return true;
            case CellKind.Date:
                value = cell.Date.ToDateTime(TimeOnly.MinValue);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A moment with its offset. One without an offset is taken as UTC.</summary>
    public static bool TryDateTimeOffset(in Cell cell, ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        switch (cell.Kind)
        {
            case CellKind.Text:
                return TryParse(text, out _)
                    && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
            case CellKind.MomentWithOffset:
                value = cell.MomentWithOffset;
                return true;
            case CellKind.Moment when cell.Moment.Kind == DateTimeKind.Local:
                value = new DateTimeOffset(cell.Moment);
                return true;
            default:
                if (!TryDateTime(in cell, text, out var moment))
                    return false;
                value = new DateTimeOffset(moment.Ticks, TimeSpan.Zero);
                return true;
        }
    }

    /// <summary>A date: also a moment at midnight, without an offset.</summary>
    public static bool TryDate(in Cell cell, ReadOnlySpan<char> text, out DateOnly value)
    {
        value = default;
        if (cell.Kind == CellKind.MomentWithOffset || !TryDateTime(in cell, text, out var moment))
            return false;
        value = DateOnly.FromDateTime(moment);
        return moment.TimeOfDay == TimeSpan.Zero && (cell.Kind != CellKind.Text || moment.Kind == DateTimeKind.Unspecified);
    }

    /// <summary>A time of day: also a duration of less than a day.</summary>
    public static bool TryTimeOfDay(in Cell cell, ReadOnlySpan<char> text, out TimeOnly value)
    {
        value = default;
        if (cell.Kind == CellKind.Text)
            return text.Contains(':') && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out value);
        if (cell.Kind is not (CellKind.TimeOfDay or CellKind.Duration) || cell.Duration < TimeSpan.Zero || cell.Duration.Days > 0)
            return false;
        value = TimeOnly.FromTimeSpan(cell.Duration);
        return true;
    }

    /// <summary>A duration. A text without a colon is refused: .NET would take 90 as 90 days.</summary>
    public static bool TryDuration(in Cell cell, ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = cell.Duration;
        return cell.Kind == CellKind.Text
            ? text.Contains(':') & TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value)
            : cell.Kind is CellKind.TimeOfDay or CellKind.Duration;
    }

    private static bool TryParse(ReadOnlySpan<char> text, out DateTime value)
    {
        // .NET fills in what a text lacks from the clock: today's date, this year. A year must be there.
        value = default;
        return HasYear(text)
            && DateTime.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault,
                out value)
            && (value.Date != DateTime.MinValue || text.Contains("0001", StringComparison.Ordinal));
    }

    private static bool HasYear(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            digits = char.IsAsciiDigit(character) ? digits + 1 : 0;
            if (digits == 4)
                return true;
        }

        return false;
    }
}
