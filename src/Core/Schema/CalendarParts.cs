namespace Lamina;

/// <summary>
/// Takes moments apart into numbers: the year or the hours as they are, the parts that repeat (month, day,
/// weekday, hour) as numbers that the encoder turns into sine and cosine for the network.
/// </summary>
public static class CalendarParts
{
    /// <summary>How many numbers a <see cref="DateTime"/> or <see cref="DateTimeOffset"/> gives: year, month, day, weekday, hour.</summary>
    public const int DateTimeCount = 5;

    /// <summary>How many numbers a <see cref="DateOnly"/> gives: year, month, day, weekday.</summary>
    public const int DateCount = 4;

    /// <summary>How many numbers a <see cref="TimeSpan"/> gives: hours in all, hour of the day.</summary>
    public const int TimeSpanCount = 2;

    /// <summary>How many numbers a <see cref="TimeOnly"/> gives: hour of the day.</summary>
    public const int TimeOfDayCount = 1;

    /// <summary>Writes year, month (1 to 12), day (1 to 31), weekday (0 is Sunday), hour (0 to 24, with its fraction).</summary>
    public static void Write(DateTime? value, Span<float> parts)
    {
        if (value is not { } moment)
        {
            parts[..DateTimeCount].Fill(float.NaN);
            return;
        }

        WriteDate(moment.Year, moment.Month, moment.Day, moment.DayOfWeek, parts);
        parts[4] = (float)moment.TimeOfDay.TotalHours;
    }

    /// <summary>Writes the parts of the local clock time that the value holds, as for a <see cref="DateTime"/>.</summary>
    public static void Write(DateTimeOffset? value, Span<float> parts) => Write(value?.DateTime, parts);

    /// <summary>Writes year, month (1 to 12), day (1 to 31), weekday (0 is Sunday).</summary>
    public static void Write(DateOnly? value, Span<float> parts)
    {
        if (value is not { } date)
        {
            parts[..DateCount].Fill(float.NaN);
            return;
        }

        WriteDate(date.Year, date.Month, date.Day, date.DayOfWeek, parts);
    }

    /// <summary>Writes the hours in all and the hour of the day (0 to 24, with its fraction).</summary>
    public static void Write(TimeSpan? value, Span<float> parts)
    {
        if (value is not { } duration)
        {
            parts[..TimeSpanCount].Fill(float.NaN);
            return;
        }

        var hours = duration.TotalHours;
        parts[0] = (float)hours;
        parts[1] = (float)(hours - (24 * Math.Floor(hours / 24)));
    }

    /// <summary>Writes the hour of the day (0 to 24, with its fraction).</summary>
    public static void Write(TimeOnly? value, Span<float> parts) =>
        parts[0] = value is { } time ? (float)time.ToTimeSpan().TotalHours : float.NaN;

    private static void WriteDate(int year, int month, int day, DayOfWeek weekday, Span<float> parts)
    {
        parts[0] = year;
        parts[1] = month;
        parts[2] = day;
        parts[3] = (int)weekday;
    }
}
