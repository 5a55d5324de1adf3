namespace Lamina;

/// <summary>Where a fit stands after an epoch.</summary>
/// <param name="Fold">The fold whose network is being trained, counted from 1; 0 while the layers that all folds start from are trained without labels.</param>
/// <param name="FoldCount">How many there will be.</param>
/// <param name="Epoch">The epoch that ended, counted from 1.</param>
/// <param name="EpochCount">The most epochs there can be.</param>
/// <param name="TrainingLoss">The mean loss over the training rows, with dropout; without labels, how far rows with noise come back from what they were.</param>
/// <param name="ValidationLoss">The mean loss over the rows held back for early stopping; without labels the same as that of the training rows.</param>
/// <param name="BestEpoch">The epoch with the lowest validation loss so far.</param>
/// <param name="Elapsed">The time since the fit began.</param>
public sealed record TrainingProgress(
    int Fold,
    int FoldCount,
    int Epoch,
    int EpochCount,
    double TrainingLoss,
    double ValidationLoss,
    int BestEpoch,
    TimeSpan Elapsed)
{
    /// <summary>Which of a record's named networks is trained; empty where there is one without a name.</summary>
    public string Network { get; init; } = "";
}
