namespace Lamina;

/// <summary>How the training of one network went.</summary>
/// <param name="TrainingLoss">The mean loss over the training rows after each epoch, with dropout.</param>
/// <param name="ValidationLoss">The mean loss over the rows held back after each epoch.</param>
/// <param name="BestEpoch">The epoch whose weights were kept, counted from 1.</param>
public sealed record TrainingHistory(
    IReadOnlyList<double> TrainingLoss, IReadOnlyList<double> ValidationLoss, int BestEpoch)
{
    /// <summary>Which of a record's named networks it was; empty where there is one without a name.</summary>
    public string Network { get; init; } = "";
}
