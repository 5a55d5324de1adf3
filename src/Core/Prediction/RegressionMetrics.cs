using System.Globalization;

namespace Lamina;

/// <summary>How close predicted numbers are. Every figure counts rows by their weight.</summary>
public sealed record RegressionMetrics
{
    /// <summary>How many rows were measured.</summary>
    public required int RowCount { get; init; }

    /// <summary>The root of the mean squared error, in the label's unit; lower is better.</summary>
    public required double Rmse { get; init; }

    /// <summary>The mean absolute error, in the label's unit; lower is better.</summary>
    public required double Mae { get; init; }

    /// <summary>
    /// The share of the labels' variance that the predictions explain: 1 is perfect, 0 is as good as their mean, and
    /// there is no lower end. NaN where all labels are equal.
    /// </summary>
    public required double RSquared { get; init; }

    /// <summary>
    /// The mean absolute error as a share of the label (0.1 is 10 %), over the rows whose label is not 0; NaN where
    /// there are none.
    /// </summary>
    public required double Mape { get; init; }

    /// <summary><c>RMSE 3.832, MAE 2.611, R² 0.6120</c>, with the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"RMSE {Rmse:G4}, MAE {Mae:G4}, R² {RSquared:0.0000}");
}
