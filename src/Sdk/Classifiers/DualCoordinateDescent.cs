namespace Lamina;

/// <summary>
/// A linear support vector machine with the squared hinge loss, <c>½|w|² + C Σ cᵢ max(0, 1 - yᵢ(w·xᵢ + b))²</c>, by coordinate
/// descent in the dual with shrinking (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008). The bias is the weight of an input that
/// is always 1. Several classes: one against the rest.
/// </summary>
internal sealed class DualCoordinateDescent(FeatureRows features, TrainingTable table, int seed, CancellationToken cancellationToken)
{
    private const double Tolerance = 0.01;
    private const int MaximumPasses = 1_000;
    private const double SmallestStep = 1e-12;

    private readonly double[] squares = Squares(features, table.Count);

    /// <summary>Solves for the rows at some positions.</summary>
    public LinearModel Solve(int[] positions, double penalty)
    {
        var outputs = table.Layout.Fitted.OutputCount;
        var weights = new double[outputs * features.Width];
        var biases = new double[outputs];
        for (var output = 0; output < outputs; output++)
            biases[output] = SolveOne(positions, penalty, output, weights.AsSpan(output * features.Width, features.Width));
        return new LinearModel(weights, biases);
    }

    private double SolveOne(int[] positions, double penalty, int output, Span<double> weights)
    {
        var random = new SeededRandom(unchecked((ulong)seed));
        var bias = 0.0;
        var multipliers = new double[table.Count];
        var active = Array.FindAll(positions, row => table.Weights[row] > 0);
        var count = active.Length;
        var largest = double.PositiveInfinity;
        for (var pass = 0; pass < MaximumPasses; pass++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (highest, lowest) = (double.NegativeInfinity, double.PositiveInfinity);
            random.Shuffle(active.AsSpan(0, count));
            for (var i = 0; i < count; i++)
            {
                var row = active[i];
                var x = features[row];
                var sign = IsOf(row, output) ? 1 : -1;
                var diagonal = 1 / (2 * penalty * table.Weights[row]);
                var gradient = (sign * (LinearModel.Dot(x, weights) + bias)) - 1 + (multipliers[row] * diagonal);
                var projected = gradient;
                if (multipliers[row] == 0)
                {
                    if (gradient > largest)
                    {
                        // It will stay at its bound: out of the active ones, until the others are solved.
                        (active[i], active[count - 1]) = (active[count - 1], active[i]);
                        count--;
                        i--;
                        continue;
                    }

                    projected = Math.Min(gradient, 0);
                }

                highest = Math.Max(highest, projected);
                lowest = Math.Min(lowest, projected);
                if (Math.Abs(projected) <= SmallestStep)
                    continue;
                var old = multipliers[row];
                multipliers[row] = Math.Max(old - (gradient / (squares[row] + diagonal)), 0);
                var step = (multipliers[row] - old) * sign;
                LinearModel.Add(step, x, weights);
                bias += step;
            }

            if (highest - lowest <= Tolerance)
            {
                if (count == active.Length)
                    break;
                count = active.Length;   // the others are solved: look at all rows once more
                largest = double.PositiveInfinity;
                continue;
            }

            largest = highest > 0 ? highest : double.PositiveInfinity;
        }

        return bias;
    }

    private bool IsOf(int row, int output) =>
        table.Layout.Fitted.Classes is null ? table.Targets[row] > 0 : (int)table.Targets[row] == output;

    private static double[] Squares(FeatureRows features, int count)
    {
        var squares = new double[count];
        for (var row = 0; row < count; row++)
        {
            var sum = 1.0;   // the input of the bias
            foreach (var value in features[row])
                sum += (double)value * value;
            squares[row] = sum;
        }

        return squares;
    }
}
