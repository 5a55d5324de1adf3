namespace Lamina;

/// <summary>What decides between the arms of a study.</summary>
public enum StudyMetric
{
    /// <summary>What the task is usually measured by: log-loss, RMSE, or NDCG@10 of a ranking.</summary>
    Default,

    /// <summary>The mean negative logarithm of the probability given to what happened: binary, multi-class and multi-label labels. Lower is better.</summary>
    LogLoss,

    /// <summary>The root of the mean squared error, of labels that are numbers; several numbers are each scaled to a deviation of 1. Lower is better.</summary>
    Rmse,

    /// <summary>The mean absolute error, of a label that is a number. Lower is better.</summary>
    Mae,

    /// <summary>The mean absolute error as a share of the label (0.1 is 10 %), over rows whose label is not 0. Lower is better.</summary>
    Mape,

    /// <summary>One less the normalised discounted cumulative gain of each group's first ten rows, of a ranking. Lower is better.</summary>
    NdcgLoss,
}
