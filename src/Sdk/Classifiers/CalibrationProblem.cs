namespace Lamina;

/// <summary>The likelihood that <see cref="Calibration"/> maximises, by Newton's method.</summary>
internal sealed class CalibrationProblem
{
    private const int MaximumSteps = 100;
    private const double Ridge = 1e-6;

    // A Newton step solves for all offsets at once; with more classes the slope alone is fitted.
    private const int MaximumOffsets = 100;

    private readonly double[] scores;
    private readonly float[] targets;
    private readonly float[] weights;
    private readonly int classes;
    private readonly double[] counts;
    private readonly double total;

    public CalibrationProblem(double[] scores, float[] targets, float[] weights, int classes)
    {
        (this.scores, this.targets, this.weights, this.classes) = (scores, targets, weights, classes);
        counts = new double[classes];
        for (var row = 0; row < targets.Length; row++)
            counts[(int)targets[row]] += weights[row];
        total = counts.Sum();
    }

    /// <summary>Newton's method with a line search: slope, then offsets.</summary>
    public double[] Minimise()
    {
        var parameters = new double[1 + classes];
        parameters[0] = 1;
        var free = classes <= MaximumOffsets ? parameters.Length : 1;
        var gradient = new double[free];
        var curvature = new double[free * free];
        var loss = Loss(parameters, gradient, curvature);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var direction = Cholesky.Solve(curvature, gradient);
            var slope = 0.0;
            for (var i = 0; i < free; i++)
                slope += direction[i] * gradient[i];
            if (slope < 1e-12 * Math.Max(1, Math.Abs(loss)))
                break;

            var length = 1.0;
            var next = (double[])parameters.Clone();
            var lower = double.NaN;
            for (; length > 1e-10; length /= 2)
            {
                for (var i = 0; i < free; i++)
                    next[i] = parameters[i] - (length * direction[i]);
                lower = Loss(next, [], []);
                if (lower <= loss - (1e-4 * length * slope))
                    break;
            }

            if (length <= 1e-10)
                break;
            parameters = next;
            loss = Loss(parameters, gradient, curvature);
        }

        return parameters;
    }

    /// <summary>The mean cross-entropy against smoothed targets, with gradient and Hessian where there is room for them.</summary>
    private double Loss(double[] parameters, Span<double> gradient, Span<double> curvature)
    {
        gradient.Clear();
        curvature.Clear();
        var free = gradient.Length;
        var loss = 0.0;
        var probabilities = new double[classes];
        for (var row = 0; row < targets.Length; row++)
        {
            var score = scores.AsSpan(row * classes, classes);
            var share = weights[row] / total;
            var logarithm = Softmax(score, parameters, probabilities);

            // Platt's targets: as if every class had one row more than it has.
            var actual = (int)targets[row];
            var rest = 1 / (counts[actual] + classes);
            var mean = 0.0;
            for (var k = 0; k < classes; k++)
            {
                var target = k == actual ? (counts[actual] + 1) * rest : rest;
                loss -= share * target * ((parameters[0] * score[k]) + parameters[1 + k] - logarithm);
                mean += probabilities[k] * score[k];
                if (free == 0)
                    continue;
                var error = share * (probabilities[k] - target);
                gradient[0] += error * score[k];
                if (free > 1)
                    gradient[1 + k] += error;
            }

            for (var k = 0; free > 0 && k < classes; k++)
            {
                var along = share * probabilities[k] * (score[k] - mean);
                curvature[0] += along * score[k];
                if (free == 1)
                    continue;
                curvature[1 + k] += along;
                curvature[(1 + k) * free] += along;
                for (var j = 0; j < classes; j++)
                    curvature[((1 + k) * free) + 1 + j] += share * probabilities[k] * ((k == j ? 1 : 0) - probabilities[j]);
            }
        }

        // All offsets may move together without a change: a trace of a ridge keeps them in place.
        for (var i = 0; i < parameters.Length; i++)
        {
            loss += Ridge / 2 * parameters[i] * parameters[i];
            if (i >= free)
                continue;
            gradient[i] += Ridge * parameters[i];
            curvature[(i * free) + i] += Ridge;
        }

        return loss;
    }

    // The probabilities, and the logarithm of their common denominator.
    private static double Softmax(ReadOnlySpan<double> score, double[] parameters, Span<double> probabilities)
    {
        var highest = double.NegativeInfinity;
        for (var k = 0; k < score.Length; k++)
        {
            probabilities[k] = (parameters[0] * score[k]) + parameters[1 + k];
            highest = Math.Max(highest, probabilities[k]);
        }

        var sum = 0.0;
        foreach (ref var probability in probabilities)
            sum += probability = Math.Exp(probability - highest);
        foreach (ref var probability in probabilities)
            probability /= sum;
        return highest + Math.Log(sum);
    }
}
