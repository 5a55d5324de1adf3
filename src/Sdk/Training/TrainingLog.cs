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

    public void EqualRows(RowTraits traits)
    {
        if (traits.RepeatsAreOrdinary)
            EqualRowsAreOrdinary(traits.RepeatedCount, traits.Count);
        else if (traits.RepeatedCount > 0)
            EqualRowsKept(traits.RepeatedCount, traits.Count);
    }

    public void FoldTrained(string network, int fold, int folds, TrainingHistory history)
    {
        var name = network.Length == 0 ? "Network" : $"Network {network}";
        if (history.BestEpoch == 0)
            FoldUntrained(name, fold, folds);
        else
            FoldTrained(name, fold, folds, history.ValidationLoss.Count, history.BestEpoch, history.ValidationLoss[history.BestEpoch - 1]);
        if (history.AveragedLoss is { } loss && history.AveragedEpochs > 0)
            AverageKept(name, fold, history.AveragedEpochs, loss);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Remark}")]
    private partial void Remark(string remark);

    [LoggerMessage(2, LogLevel.Information, "{Network}, fold {Fold} of {Folds}: {Epochs} epochs, best {BestEpoch}, validation loss {Loss:0.#####}")]
    private partial void FoldTrained(string network, int fold, int folds, int epochs, int bestEpoch, double loss);

    [LoggerMessage(3, LogLevel.Information, "{Network}, fold {Fold} of {Folds}: left untrained")]
    private partial void FoldUntrained(string network, int fold, int folds);

    [LoggerMessage(4, LogLevel.Information, "{Network}, fold {Fold}, keeps the mean of the weights of {Epochs} epochs, validation loss {Loss:0.#####}")]
    private partial void AverageKept(string network, int fold, int epochs, double loss);

    [LoggerMessage(5, LogLevel.Information, "{Repeated} of {Rows} rows equal an earlier one in every feature: equal rows are kept in one fold")]
    private partial void EqualRowsKept(int repeated, int rows);

    [LoggerMessage(6, LogLevel.Information, "{Repeated} of {Rows} rows equal an earlier one in every feature: where so many do, they are dealt out like any others")]
    private partial void EqualRowsAreOrdinary(int repeated, int rows);
}
