namespace Digits;

/// <summary>The mean of some figures, and their standard deviation.</summary>
internal sealed record Spread(double Mean, double Deviation)
{
    public static Spread Of(IEnumerable<double> figures)
    {
        var all = figures.ToArray();
        var mean = all.Average();
        return new Spread(mean, Math.Sqrt(all.Sum(figure => (figure - mean) * (figure - mean)) / Math.Max(1, all.Length - 1)));
    }
}
