using System.Globalization;

namespace Lamina;

/// <summary>How close several predicted numbers are. Every figure counts rows by their weight.</summary>
public sealed record MultiRegressionMetrics
{
    /// <summary>How many rows were measured.</summary>
    public required int RowCount { get; init; }

    /// <summary>The metrics of each label by itself, in the order of declaration.</summary>
    public required IReadOnlyList<LabelMetrics<RegressionMetrics>> Labels { get; init; }

    /// <summary>The mean of the labels' <see cref="RegressionMetrics.RSquared"/>, which has no unit; NaN where one is.</summary>
    public required double MeanRSquared { get; init; }

    /// <summary><c>mean R² 0.6120 (Heating RMSE 0.4812, Cooling RMSE 1.532)</c>, with the invariant culture.</summary>
    public override string ToString()
    {
        var errors = Labels.Select(static label => string.Create(CultureInfo.InvariantCulture, $"{label.Name} RMSE {label.Metrics.Rmse:G4}"));
        return string.Create(CultureInfo.InvariantCulture, $"mean R² {MeanRSquared:0.0000} ({string.Join(", ", errors)})");
    }
}
