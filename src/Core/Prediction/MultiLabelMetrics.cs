using System.Globalization;

namespace Lamina;

/// <summary>How good probabilities of several labels are, any of which may be true. Every figure counts rows by their weight.</summary>
public sealed record MultiLabelMetrics
{
    /// <summary>How many rows were measured.</summary>
    public required int RowCount { get; init; }

    /// <summary>The metrics of each label by itself, in the order of declaration.</summary>
    public required IReadOnlyList<LabelMetrics<BinaryMetrics>> Labels { get; init; }

    /// <summary>The mean of the labels' log-losses (natural logarithm, in nats); lower is better.</summary>
    public required double LogLoss { get; init; }

    /// <summary>The mean of the labels' areas under the ROC curve, in [0, 1], over those that have one; NaN where none has.</summary>
    public required double MacroAuc { get; init; }

    /// <summary>
    /// The harmonic mean of precision and recall over all labels of all rows together, in [0, 1]; NaN where no label is true or
    /// predicted true.
    /// </summary>
    public required double MicroF1 { get; init; }

    /// <summary>The share of labels that were predicted wrongly, over all labels of all rows, in [0, 1]; lower is better.</summary>
    public required double HammingLoss { get; init; }

    /// <summary>The share of rows of which every label was predicted, in [0, 1].</summary>
    public required double ExactMatch { get; init; }

    /// <summary><c>log-loss 0.2765, mean AUC 0.9270, exact match 71.3 %</c>, with the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"log-loss {LogLoss:0.0000}, mean AUC {MacroAuc:0.0000}, exact match {100 * ExactMatch:0.0} %");
}
