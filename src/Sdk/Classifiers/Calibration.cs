namespace Lamina;

/// <summary>
/// Turns scores of a support vector machine into logits: <c>slope · score + offset</c>, one slope for all classes and one offset
/// for each, by maximum likelihood on scores of rows that the machine was not trained on. For two outcomes this is Platt's
/// method (1999) with his smoothed targets; for several it is a softmax of that form.
/// </summary>
/// <param name="Slope">What every score is multiplied with.</param>
/// <param name="Offsets">What is added then, <c>[outputs]</c>.</param>
internal sealed record Calibration(double Slope, double[] Offsets)
{
    /// <summary>Fits.</summary>
    /// <param name="scores"><c>[rows, outputs]</c>.</param>
    /// <param name="targets">0 or 1 for one output, else the class of each row.</param>
    /// <param name="weights">How much each row counts.</param>
    public static Calibration Fit(double[] scores, float[] targets, float[] weights)
    {
        var outputs = scores.Length / targets.Length;
        var problem = new CalibrationProblem(outputs == 1 ? Opposed(scores) : scores, targets, weights, Math.Max(2, outputs));
        var parameters = problem.Minimise();
        var offsets = parameters.AsSpan(1).ToArray();
        return new Calibration(parameters[0], outputs == 1 ? [offsets[1] - offsets[0]] : offsets);
    }

    /// <summary>The sums whose outputs are logits.</summary>
    public LinearModel Apply(LinearModel model) =>
        new(Array.ConvertAll(model.Weights, weight => Slope * weight), [.. model.Biases.Select((bias, output) => (Slope * bias) + Offsets[output])]);

    // One score as two: half of it for true, half against it for false.
    private static double[] Opposed(double[] scores)
    {
        var opposed = new double[2 * scores.Length];
        for (var i = 0; i < scores.Length; i++)
            (opposed[2 * i], opposed[(2 * i) + 1]) = (-scores[i] / 2, scores[i] / 2);
        return opposed;
    }
}
