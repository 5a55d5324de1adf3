namespace Lamina;

/// <summary>How much the trees gained by splitting on one column.</summary>
/// <param name="Column">The column: <c>Income</c>, <c>Hidden2[5]</c>, <c>NetworkPrediction</c>.</param>
/// <param name="Gain">The summed reduction of the training loss, in LightGBM's own unit.</param>
/// <param name="Share">The gain as a share of all columns' gain, in [0, 1].</param>
public sealed record FeatureImportance(string Column, double Gain, double Share);
