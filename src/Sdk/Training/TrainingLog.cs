using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>What a fit says through <see cref="ILogger"/>.</summary>
internal sealed partial class TrainingLog(ILogger logger)
{
    private readonly ILogger logger = logger;

    public void Remarks(FittedSchema fitted)
    {
        foreach (var remark in fitted.Remarks)
            Remark(remark);
    }

    public void FoldTrained(int fold, int folds, TrainingHistory history)
    {
        FoldTrained(fold, folds, history.ValidationLoss.Count, history.BestEpoch, history.ValidationLoss[history.BestEpoch - 1]);
        if (history.AveragedLoss is { } loss && history.AveragedEpochs > 0)
            AverageKept(fold, history.AveragedEpochs, loss);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Remark}")]
    private partial void Remark(string remark);

    [LoggerMessage(2, LogLevel.Information, "Network {Fold} of {Folds}: {Epochs} epochs, best {BestEpoch}, validation loss {Loss:0.#####}")]
    private partial void FoldTrained(int fold, int folds, int epochs, int bestEpoch, double loss);

    [LoggerMessage(3, LogLevel.Information, "Network {Fold} keeps the mean of the weights of {Epochs} epochs, validation loss {Loss:0.#####}")]
    private partial void AverageKept(int fold, int epochs, double loss);
}
