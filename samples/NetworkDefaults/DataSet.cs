using Lamina;

namespace NetworkDefaults;

/// <summary>Rows to learn from and to test on, and how each shape of network is trained on them.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="RowCount">How many rows there are to learn from.</param>
/// <param name="Train">Trains a shape of network, and gives its error on the test rows.</param>
public sealed record DataSet(string Name, string Measure, int RowCount, Func<Shape, FitOptions, double> Train)
{
    /// <summary>The mean error over seeds.</summary>
    public double MeanError(Change change, int seeds)
    {
        var options = change.Options;
        if (change.EpochShare != 1)
        {
            // The default of networks that learn from 72 % of the rows: about 200,000 rows gone over, in 40 to 300 passes.
            var epochs = Math.Clamp(200_000 / (RowCount * 18 / 25), 40, 300);
            options = options with { Epochs = (int)(change.EpochShare * epochs) };
        }

        return Enumerable.Range(1, seeds).Average(seed => Train(change.Shape, options with { Seed = seed }));
    }
}
