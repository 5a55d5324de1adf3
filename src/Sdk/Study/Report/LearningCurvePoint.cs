namespace Lamina;

/// <summary>How an arm did with a share of the training rows.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Share">The share; 1 for all of them.</param>
/// <param name="TrainingRows">How many rows that is, on average over the folds.</param>
/// <param name="Loss">What decides, its mean over the folds of the first division.</param>
public sealed record LearningCurvePoint(string Arm, double Share, double TrainingRows, double Loss);
