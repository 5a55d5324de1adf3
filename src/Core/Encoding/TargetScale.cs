namespace Lamina;

/// <summary>How a number that is to be predicted is scaled for networks: its mean becomes 0, its standard deviation 1.</summary>
/// <param name="Center">The mean over the training rows.</param>
/// <param name="Scale">The standard deviation over the training rows; 1 where all are equal.</param>
public readonly record struct TargetScale(double Center, double Scale)
{
    /// <summary>The scale of what is no number: it stays as it is.</summary>
    public static TargetScale None => new(0, 1);

    internal static TargetScale Of(double sum, double sumOfSquares, int count)
    {
        if (count == 0)
            return None;
        var center = sum / count;
        var deviation = Math.Sqrt(Math.Max(0, (sumOfSquares / count) - (center * center)));
        return new(center, deviation > 0 ? deviation : 1);
    }
}
