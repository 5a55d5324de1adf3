namespace Lamina;

/// <summary>The mean target of the rows added so far, for each value of a category, drawn to the mean of all of them.</summary>
/// <param name="size">How many codes the category has.</param>
/// <param name="smoothing">How many rows of the mean of all are added to each value's own.</param>
internal sealed class CategoryMeans(int size, double smoothing)
{
    private readonly double[] sums = new double[size];
    private readonly double[] weights = new double[size];
    private double sum;
    private double weight;

    /// <summary>Adds a row.</summary>
    public void Add(int code, double target, double rowWeight)
    {
        sums[code] += rowWeight * target;
        weights[code] += rowWeight;
        sum += rowWeight * target;
        weight += rowWeight;
    }

    /// <summary>The smoothed mean of a value; that of all rows where no row has the value, 0 where there are no rows.</summary>
    public float Of(int code) => Smooth(sums[code], weights[code], sum, weight);

    /// <summary>The same without some of the rows.</summary>
    /// <param name="code">The value.</param>
    /// <param name="ofCode">The sum and weight of the rows to leave out that have the value.</param>
    /// <param name="ofAll">The sum and weight of all rows to leave out.</param>
    public float Without(int code, (double Sum, double Weight) ofCode, (double Sum, double Weight) ofAll) =>
        Smooth(sums[code] - ofCode.Sum, Rest(weights[code], ofCode.Weight), sum - ofAll.Sum, Rest(weight, ofAll.Weight));

    /// <summary>The smoothed means of all values.</summary>
    public float[] All()
    {
        var means = new float[sums.Length];
        for (var code = 0; code < means.Length; code++)
            means[code] = Of(code);
        return means;
    }

    // What rounding leaves of nothing is nothing.
    private static double Rest(double whole, double part) => whole - part > 1e-9 * whole ? whole - part : 0;

    private float Smooth(double valueSum, double valueWeight, double allSum, double allWeight)
    {
        if (allWeight <= 0)
            return 0;
        var prior = allSum / allWeight;
        return (float)(valueWeight > 0 ? (valueSum + (smoothing * prior)) / (valueWeight + smoothing) : prior);
    }
}
