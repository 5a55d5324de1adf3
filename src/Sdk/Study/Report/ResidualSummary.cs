namespace Lamina;

/// <summary>How the errors of an arm lie, label less prediction, in the label's unit.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Mean">Their mean: above 0 where the arm predicts too little.</param>
/// <param name="Quantiles">Their quantiles at 5, 25, 50, 75 and 95 %.</param>
public sealed record ResidualSummary(string Arm, double Mean, IReadOnlyList<double> Quantiles);
