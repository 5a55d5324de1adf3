using MathNet.Numerics.Distributions;

namespace Lamina;

/// <summary>
/// The corrected resampled t-test (Nadeau and Bengio 2003). Folds share most of their training rows, so their differences are not
/// independent: the variance of the mean is taken as <c>(1/J + testRows/trainingRows)</c> times the variance between the J folds, with
/// J - 1 degrees of freedom.
/// </summary>
internal static class CorrectedResampledT
{
    /// <summary>Tests differences of losses against 0.</summary>
    /// <param name="differences">For each fold, the loss of an arm less that of the reference, at least 2.</param>
    /// <param name="testToTraining">Test rows by training rows of a fold.</param>
    /// <param name="level">The level of the test, 0.05 for a 95 % interval.</param>
    /// <returns>The interval of the mean difference, and the probability of a mean this low or lower where there is no difference.</returns>
    public static (double Low, double High, double PValue) Test(ReadOnlySpan<double> differences, double testToTraining, double level)
    {
        var folds = differences.Length;
        var mean = 0.0;
        foreach (var difference in differences)
            mean += difference / folds;
        var squares = 0.0;
        foreach (var difference in differences)
            squares += (difference - mean) * (difference - mean);
        var error = Math.Sqrt(((1.0 / folds) + testToTraining) * squares / (folds - 1));

        // Folds that agree to the last bit: there is no spread to test against.
        if (!(error > 0))
            return (mean, mean, mean < 0 ? 0 : 1);
        var half = StudentT.InvCDF(0, 1, folds - 1, 1 - (level / 2)) * error;
        return (mean - half, mean + half, StudentT.CDF(0, 1, folds - 1, mean / error));
    }
}
