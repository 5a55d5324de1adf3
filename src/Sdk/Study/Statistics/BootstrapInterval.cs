namespace Lamina;

/// <summary>Percentile intervals over drawn differences (Efron 1979).</summary>
internal static class BootstrapInterval
{
    // Drawing this many units in all takes a second or two.
    private const long MostDraws = 60_000_000;
    private const int FewestRounds = 200;

    /// <summary>The interval of the difference, and the share of draws in which the arm is no better.</summary>
    /// <param name="sums">The losses.</param>
    /// <param name="rounds">How often to draw; less often where there are very many units.</param>
    /// <param name="level">The level, 0.05 for a 95 % interval.</param>
    /// <param name="seed">Decides the draws.</param>
    public static (double Low, double High, double PValue) Of(PairedSums sums, int rounds, double level, int seed)
    {
        rounds = (int)Math.Clamp(MostDraws / Math.Max(1, sums.UnitCount), FewestRounds, rounds);
        var random = new SeededRandom(unchecked((ulong)seed));
        var differences = sums.Resample(rounds, ref random);
        var tail = (int)(level / 2 * rounds);
        var worse = 0;
        foreach (var difference in differences)
            worse += difference >= 0 ? 1 : 0;
        return (differences[tail], differences[rounds - 1 - tail], (worse + 1.0) / (rounds + 1));
    }
}
