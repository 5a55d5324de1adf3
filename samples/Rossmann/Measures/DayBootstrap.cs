namespace Rossmann;

/// <summary>
/// An interval for the difference of two arms' mean errors: whole days are drawn with replacement, since the stores of one day
/// rise and fall together.
/// </summary>
public static class DayBootstrap
{
    private const int Draws = 2_000;
    private const int Seed = 1;

    /// <summary>The mean difference and what 95 of 100 draws lie within.</summary>
    /// <param name="sales">The rows.</param>
    /// <param name="errors">The error of each row by one arm.</param>
    /// <param name="reference">The error of each row by the arm that it is compared with.</param>
    public static (double Difference, double Low, double High) Compare(Sale[] sales, double[] errors, double[] reference)
    {
        var days = sales
            .Select((sale, row) => (sale.Day, Difference: errors[row] - reference[row]))
            .GroupBy(static row => row.Day)
            .Select(static day => (Sum: day.Sum(static row => row.Difference), Count: day.Count()))
            .ToArray();
        var random = new Random(Seed);
        var drawn = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < days.Length; i++)
            {
                var day = days[random.Next(days.Length)];
                sum += day.Sum;
                count += day.Count;
            }

            drawn[draw] = sum / count;
        }

        Array.Sort(drawn);
        return (days.Sum(static day => day.Sum) / sales.Length, drawn[Draws / 40], drawn[Draws - 1 - (Draws / 40)]);
    }
}
