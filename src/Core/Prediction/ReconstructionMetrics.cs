using System.Globalization;

namespace Lamina;

/// <summary>How well an autoencoder gives rows back.</summary>
/// <param name="RowCount">How many rows were measured.</param>
/// <param name="Error">
/// The weighted mean over the rows of each row's error: the mean over its parts, by squared error of scaled numbers and
/// cross-entropy (in nats) of categories. 0 is perfect.
/// </param>
public sealed record ReconstructionMetrics(int RowCount, double Error)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"reconstruction error {Error:0.0000}");
}
