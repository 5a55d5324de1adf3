namespace Lamina;

/// <summary>A trained arm: what predicts, and what is said of it.</summary>
/// <param name="Scorer">What predicts.</param>
/// <param name="Layout">The rows that it takes.</param>
/// <param name="Settings">The settings that its trials chose, in words.</param>
/// <param name="Importance">What its booster leans on; empty where there is none.</param>
internal sealed record FittedArm(Scorer Scorer, RowLayout Layout, string Settings, IReadOnlyList<FeatureImportance> Importance)
{
    /// <summary>What it averages over the networks of the folds; the mean of activations where it takes none.</summary>
    public FoldAverage Average { get; init; }

    /// <summary>The outputs for rows with the columns that the arm takes, <c>[rows, outputs]</c>.</summary>
    public float[] Predict(TrainingTable rows) => TableScorer.Score(Scorer, Layout, rows);

    /// <summary>The outputs for the test rows of a fold, <c>[rows, outputs]</c>.</summary>
    public float[] Predict(FoldWork work) => Average == FoldAverage.Predictions
        ? TableScorer.ScoreEach(Scorer, Layout, work.Enriched.Test, work.TestActivations)
        : Predict(Layout.HasActivations ? work.Enriched.Test : work.Raw.Test);
}
