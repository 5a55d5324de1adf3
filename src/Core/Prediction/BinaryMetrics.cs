using System.Globalization;

namespace Lamina;

/// <summary>How good probabilities of two outcomes are. Every figure counts rows by their weight.</summary>
public sealed record BinaryMetrics
{
    /// <summary>How many rows were measured.</summary>
    public required int RowCount { get; init; }

    /// <summary>The share of rows whose label is true, in [0, 1].</summary>
    public required double PositiveShare { get; init; }

    /// <summary>
    /// The mean negative logarithm (natural, in nats) of the probability that the true outcome was given; lower is
    /// better. Probabilities are kept 1.2e-7 away from 0 and 1.
    /// </summary>
    public required double LogLoss { get; init; }

    /// <summary>The mean squared difference between probability and outcome (Brier 1950), in [0, 1]; lower is better.</summary>
    public required double BrierScore { get; init; }

    /// <summary>
    /// The area under the ROC curve, in [0, 1]: how probably a true row scores above a false one. NaN where all rows are of
    /// one outcome.
    /// </summary>
    public required double Auc { get; init; }

    /// <summary>The share of rows whose outcome was predicted, true where the probability is above 0.5; in [0, 1].</summary>
    public required double Accuracy { get; init; }

    /// <summary>The share of true rows among those predicted true, in [0, 1]; NaN where none was predicted true.</summary>
    public required double Precision { get; init; }

    /// <summary>The share of rows predicted true among the true ones, in [0, 1]; NaN where there are none.</summary>
    public required double Recall { get; init; }

    /// <summary>The harmonic mean of precision and recall, in [0, 1]; NaN where no row is true or predicted true.</summary>
    public required double F1 { get; init; }

    /// <summary><c>log-loss 0.2765, AUC 0.9270, accuracy 87.3 %</c>, with the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"log-loss {LogLoss:0.0000}, AUC {Auc:0.0000}, accuracy {100 * Accuracy:0.0} %");
}
