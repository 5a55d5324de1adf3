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

    public void FoldTrained(string network, int fold, int folds, TrainingHistory history) =>
        FoldTrained(network.Length == 0 ? "Network" : $"Network {network}", fold, folds, history.ValidationLoss.Count, history.BestEpoch, history.ValidationLoss[history.BestEpoch - 1]);

    [LoggerMessage(1, LogLevel.Warning, "{Remark}")]
    private partial void Remark(string remark);

    [LoggerMessage(2, LogLevel.Information, "{Network}, fold {Fold} of {Folds}: {Epochs} epochs, best {BestEpoch}, validation loss {Loss:0.#####}")]
    private partial void FoldTrained(string network, int fold, int folds, int epochs, int bestEpoch, double loss);
}
