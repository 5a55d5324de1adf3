namespace Lamina;

/// <summary>
/// Losses of one arm and of the reference on the same rows, summed over the units that a bootstrap draws: rows, whole groups, or blocks of time.
/// </summary>
/// <param name="units">How many units there are.</param>
/// <param name="isRoot">Whether the measure is the root of the mean loss.</param>
internal sealed class PairedSums(int units, bool isRoot)
{
    private readonly double[] ofArm = new double[units];
    private readonly double[] ofReference = new double[units];
    private readonly double[] weights = new double[units];

    public int UnitCount => units;

    /// <summary>Adds a row.</summary>
    /// <param name="unit">The unit that it is in.</param>
    /// <param name="arm">The arm's loss.</param>
    /// <param name="reference">The reference's loss.</param>
    /// <param name="weight">How much the row counts.</param>
    public void Add(int unit, double arm, double reference, double weight)
    {
        ofArm[unit] += weight * arm;
        ofReference[unit] += weight * reference;
        weights[unit] += weight;
    }

    /// <summary>The difference of the measure over units drawn with replacement, many times; ascending (Efron 1979).</summary>
    /// <param name="rounds">How many times.</param>
    /// <param name="random">Draws.</param>
    public double[] Resample(int rounds, ref SeededRandom random)
    {
        var differences = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            double arm = 0, reference = 0, weight = 0;
            for (var i = 0; i < units; i++)
            {
                var unit = random.NextInt32(units);
                arm += ofArm[unit];
                reference += ofReference[unit];
                weight += weights[unit];
            }

            differences[round] = weight > 0 ? Measure(arm / weight) - Measure(reference / weight) : 0;
        }

        Array.Sort(differences);
        return differences;
    }

    private double Measure(double meanLoss) => isRoot ? Math.Sqrt(meanLoss) : meanLoss;
}
