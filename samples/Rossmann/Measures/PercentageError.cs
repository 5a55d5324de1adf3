namespace Rossmann;

/// <summary>How far a forecast is off, as a share of what was sold.</summary>
public static class PercentageError
{
    /// <summary>The error of one forecast, not negative.</summary>
    /// <param name="sale">What was sold.</param>
    /// <param name="log">The logarithm of what was forecast.</param>
    /// <param name="factor">What forecasts are multiplied with.</param>
    public static double Of(Sale sale, float log, double factor = 1) => Math.Abs(1 - (factor * Math.Exp(log) / sale.Amount));
}
