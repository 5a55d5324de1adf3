namespace Lamina;

/// <summary>How the training of one network went.</summary>
/// <param name="TrainingLoss">The mean loss over the training rows after each epoch, with dropout.</param>
/// <param name="ValidationLoss">The mean loss over the rows held back after each epoch.</param>
/// <param name="BestEpoch">
/// The epoch with the lowest validation loss, counted from 1: its weights were kept, unless the mean of several epochs' did
/// better. 0 where nothing was trained.
/// </param>
public sealed record TrainingHistory(
    IReadOnlyList<double> TrainingLoss, IReadOnlyList<double> ValidationLoss, int BestEpoch)
{
    /// <summary>How many epochs' weights the kept ones are the mean of; 0 where those of <see cref="BestEpoch"/> alone were kept.</summary>
    public int AveragedEpochs { get; init; }

    /// <summary>The mean loss over the rows held back with averaged weights; null where none were averaged.</summary>
    public double? AveragedLoss { get; init; }

    /// <summary>Which of a record's named networks it was; empty where there is one without a name.</summary>
    public string Network { get; init; } = "";
}
