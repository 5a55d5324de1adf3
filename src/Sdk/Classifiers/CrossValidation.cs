namespace Lamina;

/// <summary>
/// Scores of training rows by models that were not trained on them: what a penalty is chosen by, and what scores are turned
/// into probabilities with. With a <c>[Time]</c> the first block is only learned from.
/// </summary>
internal sealed class CrossValidation
{
    private readonly InputTable inputs;
    private readonly List<(int[] Training, int[] HeldOut)> folds = [];
    private readonly int[] scored;
    private readonly float[] targets;
    private readonly float[] weights;

    /// <summary>Deals the rows into folds.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="count">How many folds.</param>
    /// <param name="seed">Decides the random choices.</param>
    /// <param name="option">What else can be set, for the message.</param>
    /// <exception cref="RowException">There are too few rows, groups or moments.</exception>
    public CrossValidation(InputTable inputs, int count, int seed, string option)
    {
        this.inputs = inputs;
        try
        {
            var plan = FoldPlan.Create(inputs.Rows.Traits(), count, seed);
            for (var fold = 0; fold < plan.Count; fold++)
                folds.Add((plan.Training(fold), plan.HeldOut(fold)));
        }
        catch (RowException error)
        {
            throw new RowException($"The rows cannot be dealt into {count} folds: {error.Message} Or set {option}.");
        }

        scored = [.. folds.SelectMany(static fold => fold.HeldOut)];
        targets = Array.ConvertAll(scored, row => inputs.Rows.Targets[row]);
        weights = Array.ConvertAll(scored, row => inputs.Rows.Weights[row]);
        LabelReader.RequireAnyWeight(inputs.Layout.Fitted.Schema, weights.Any(static weight => weight > 0), scored.Length);
    }

    /// <summary>The penalty whose models give held-out rows the lowest log-loss; of equal ones the first.</summary>
    /// <param name="penalties">The penalties to try.</param>
    /// <param name="features">What the models see.</param>
    /// <param name="solve">Trains on the rows at some positions, with a penalty.</param>
    /// <param name="calibrate">Whether scores are turned into logits first.</param>
    public (double Penalty, Calibration? Calibration) Choose(
        double[] penalties, FeatureRows features, Func<int[], double, LinearModel> solve, bool calibrate)
    {
        var (best, calibration, lowest) = (penalties[0], (Calibration?)null, double.PositiveInfinity);
        foreach (var penalty in penalties)
        {
            var scores = Scores(features, positions => solve(positions, penalty));
            var fitted = calibrate ? Calibration.Fit(scores, targets, weights) : null;
            var loss = LogLoss(scores, fitted);
            if (loss < lowest)
                (best, calibration, lowest) = (penalty, fitted, loss);
        }

        return (best, calibration);
    }

    private double[] Scores(FeatureRows features, Func<int[], LinearModel> solve)
    {
        var outputs = inputs.OutputCount;
        var scores = RowArray.Create<double>(scored.Length, outputs);
        var next = 0;
        foreach (var (training, heldOut) in folds)
        {
            var model = solve(training);
            foreach (var row in heldOut)
                model.Score(features[row], scores.AsSpan(next++ * outputs, outputs));
        }

        return scores;
    }

    private double LogLoss(double[] scores, Calibration? calibration)
    {
        var outputs = inputs.OutputCount;
        var logits = new double[outputs];
        var probabilities = new float[outputs];
        var loss = 0.0;
        for (var i = 0; i < scored.Length; i++)
        {
            for (var k = 0; k < outputs; k++)
            {
                var score = scores[(i * outputs) + k];
                logits[k] = calibration is null ? score : (calibration.Slope * score) + calibration.Offsets[k];
            }

            ScoreTransform.Apply(inputs.Task, 1, logits, probabilities);
            double probability = outputs > 1 ? probabilities[(int)targets[i]] : targets[i] > 0 ? probabilities[0] : 1 - probabilities[0];
            loss += weights[i] * Outcome.LogLoss(probability);
        }

        return loss;
    }
}
