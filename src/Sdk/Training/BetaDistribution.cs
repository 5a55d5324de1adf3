namespace Lamina;

/// <summary>Draws shares from the symmetric beta distribution.</summary>
internal static class BetaDistribution
{
    /// <summary>A number in [0, 1] from Beta(alpha, alpha): near the ends for small alphas, even for 1, near a half for large ones.</summary>
    /// <param name="alpha">Above 0.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static double Draw(double alpha, ref SeededRandom random)
    {
        // As logarithms: for small alphas both numbers are too small for a double, but their ratio is not.
        var difference = LogGamma(alpha, ref random) - LogGamma(alpha, ref random);
        return 1 / (1 + Math.Exp(-difference));
    }

    // The logarithm of a number from the gamma distribution (Marsaglia and Tsang 2000).
    private static double LogGamma(double alpha, ref SeededRandom random)
    {
        if (alpha < 1)
            return LogGamma(alpha + 1, ref random) + (Math.Log(1 - random.NextDouble()) / alpha);
        var d = alpha - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.NextNormal();
            var root = 1 + (c * x);
            if (root <= 0)
                continue;
            var v = root * root * root;
            if (Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
                return Math.Log(d) + Math.Log(v);
        }
    }
}
