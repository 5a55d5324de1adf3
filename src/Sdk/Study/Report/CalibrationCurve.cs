namespace Lamina;

/// <summary>How often what an arm predicts happens.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Bins">Rows by the probability that they were given, the lowest first.</param>
public sealed record CalibrationCurve(string Arm, IReadOnlyList<CalibrationBin> Bins);
