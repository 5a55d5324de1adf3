using Lamina;

namespace Core.Tests.Schema;

public class CalendarPartsTests
{
    [Fact]
    public void A_moment_becomes_year_month_day_weekday_and_hour()
    {
        var parts = new float[CalendarParts.DateTimeCount];
        CalendarParts.Write(new DateTime(2024, 2, 29, 18, 30, 0), parts);
        Assert.Equal([2024, 2, 29, 4, 18.5f], parts);   // a Thursday
    }

    [Fact]
    public void A_date_becomes_year_month_day_and_weekday()
    {
        var parts = new float[CalendarParts.DateCount];
        CalendarParts.Write(new DateOnly(1912, 4, 14), parts);
        Assert.Equal([1912, 4, 14, 0], parts);          // a Sunday
    }

    [Theory]
    [InlineData(30, 30, 6)]
    [InlineData(-1, -1, 23)]
    [InlineData(0, 0, 0)]
    public void A_duration_becomes_hours_in_all_and_the_hour_of_the_day(double hours, float all, float ofDay)
    {
        var parts = new float[CalendarParts.TimeSpanCount];
        CalendarParts.Write(TimeSpan.FromHours(hours), parts);
        Assert.Equal([all, ofDay], parts);
    }

    [Fact]
    public void A_missing_moment_is_missing_in_every_part()
    {
        var parts = new float[CalendarParts.DateTimeCount];
        CalendarParts.Write((DateTime?)null, parts);
        Assert.All(parts, part => Assert.True(float.IsNaN(part)));
    }
}
