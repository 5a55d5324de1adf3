using System.Globalization;

namespace Lamina;

/// <summary>How good probabilities of several classes are. Every figure counts rows by their weight.</summary>
public sealed record MultiClassMetrics
{
    /// <summary>How many rows were measured.</summary>
    public required int RowCount { get; init; }

    /// <summary>
    /// The mean negative logarithm (natural, in nats) of the probability that the true class was given; lower is
    /// better. Probabilities are kept 1.2e-7 away from 0 and 1.
    /// </summary>
    public required double LogLoss { get; init; }

    /// <summary>The share of rows whose class was predicted, in [0, 1].</summary>
    public required double Accuracy { get; init; }

    /// <summary>The mean recall of the classes that rows were measured of, each class counting the same; in [0, 1].</summary>
    public required double BalancedAccuracy { get; init; }

    /// <summary>
    /// The mean F1 of the classes that rows were measured of or predicted as, each class counting the same; in [0, 1].
    /// </summary>
    public required double MacroF1 { get; init; }

    /// <summary>The figures of each class, in the order of <see cref="FittedSchema.Classes"/>.</summary>
    public required IReadOnlyList<ClassMetrics> Classes { get; init; }

    /// <summary>Which classes were taken for which.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary><c>log-loss 0.2765, accuracy 87.3 %, balanced accuracy 85.1 %</c>, with the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"log-loss {LogLoss:0.0000}, accuracy {100 * Accuracy:0.0} %, balanced accuracy {100 * BalancedAccuracy:0.0} %");

    internal static MultiClassMetrics Of(ConfusionMatrix confusion, int rowCount, double logLoss)
    {
        var classes = new ClassMetrics[confusion.Classes.Count];
        double all = 0, correct = 0, recalls = 0, f1s = 0;
        int measured = 0, shown = 0;
        for (var i = 0; i < classes.Length; i++)
        {
            double actual = 0, predicted = 0;
            for (var j = 0; j < classes.Length; j++)
            {
                actual += confusion[i, j];
                predicted += confusion[j, i];
            }

            var right = confusion[i, i];
            classes[i] = new ClassMetrics(confusion.Classes[i], actual, right / predicted, right / actual, 2 * right / (actual + predicted));
            all += actual;
            correct += right;
            if (actual > 0)
            {
                measured++;
                recalls += classes[i].Recall;
            }

            if (actual + predicted > 0)
            {
                shown++;
                f1s += classes[i].F1;
            }
        }

        return new MultiClassMetrics
        {
            RowCount = rowCount,
            LogLoss = logLoss,
            Accuracy = correct / all,
            BalancedAccuracy = recalls / measured,
            MacroF1 = f1s / shown,
            Classes = classes,
            Confusion = confusion,
        };
    }
}

/// <summary>How well one class is told from the others.</summary>
/// <param name="Name">The class.</param>
/// <param name="Weight">The summed weight of its rows: their number where none has a weight.</param>
/// <param name="Precision">The share of its rows among those predicted as it, in [0, 1]; NaN where none was.</param>
/// <param name="Recall">The share predicted as it among its rows, in [0, 1]; NaN where there are none.</param>
/// <param name="F1">The harmonic mean of both, in [0, 1]; NaN where no row is of it or predicted as it.</param>
public sealed record ClassMetrics(string Name, double Weight, double Precision, double Recall, double F1);
