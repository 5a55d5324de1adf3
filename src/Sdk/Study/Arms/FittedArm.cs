namespace Lamina;

/// <summary>A trained arm: what predicts, and what is said of it.</summary>
/// <param name="Scorer">What predicts.</param>
/// <param name="Layout">The rows that it takes.</param>
/// <param name="Settings">The settings that its trials chose, in words.</param>
/// <param name="Importance">What its booster leans on; empty where there is none.</param>
internal sealed record FittedArm(Scorer Scorer, RowLayout Layout, string Settings, IReadOnlyList<FeatureImportance> Importance)
{
    /// <summary>The outputs for rows with the columns that the arm takes, <c>[rows, outputs]</c>.</summary>
    public float[] Predict(TrainingTable rows) => TableScorer.Score(Scorer, Layout, rows);
}
