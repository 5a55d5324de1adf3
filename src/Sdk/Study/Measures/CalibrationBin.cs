namespace Lamina;

/// <summary>Rows that were given about the same probability.</summary>
/// <param name="Predicted">The mean probability that they were given.</param>
/// <param name="Observed">The share of them in which it happened.</param>
/// <param name="Weight">How much the rows count together.</param>
public sealed record CalibrationBin(double Predicted, double Observed, double Weight);
