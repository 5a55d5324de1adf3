namespace Lamina;

/// <summary>The standard normal distribution.</summary>
internal static class NormalScore
{
    /// <summary>The share below a number of deviations; its relative error is below 1.2e-7, in the tails as well.</summary>
    public static double Below(double deviations) => 0.5 * ErrorComplement(-deviations / Math.Sqrt(2));

    /// <summary>How many deviations a share lies below, by bisection: exact to about 1e-9 for shares in [1e-12, 1 - 1e-12].</summary>
    public static double Of(double share)
    {
        var (low, high) = (-8.0, 8.0);
        for (var i = 0; i < 34; i++)
        {
            var middle = (low + high) / 2;
            if (Below(middle) < share)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    // Chebyshev fit of Press, Teukolsky, Vetterling and Flannery, Numerical Recipes (1992), section 6.2.
    private static double ErrorComplement(double x)
    {
        var t = 1 / (1 + (0.5 * Math.Abs(x)));
        ReadOnlySpan<double> coefficients =
        [
            0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223,
        ];
        var sum = 0.0;
        foreach (var coefficient in coefficients)
            sum = (sum * t) + coefficient;
        var tail = t * Math.Exp((-x * x) + sum);
        return x >= 0 ? tail : 2 - tail;
    }
}
