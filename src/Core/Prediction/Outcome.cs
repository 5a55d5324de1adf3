namespace Lamina;

/// <summary>What the outputs of a model mean for one task: how they become a prediction, and how they are measured.</summary>
/// <typeparam name="TValue">The label's type.</typeparam>
/// <typeparam name="TMetrics">What the task is measured by.</typeparam>
public abstract class Outcome<TValue, TMetrics>
{
    private protected Outcome(TaskKind task) => Task = task;

    /// <summary>The task.</summary>
    public TaskKind Task { get; }

    /// <summary>The prediction that outputs stand for.</summary>
    /// <param name="outputs">
    /// The probability of true; or the probability of each class, <c>[classes]</c>; or the number; or, in a ranking, the score,
    /// whose size means nothing by itself: the highest of a group comes first.
    /// </param>
    public abstract Prediction<TValue> Decide(ReadOnlySpan<float> outputs);

    /// <summary>Measures outputs against targets.</summary>
    /// <param name="outputs">Outputs as for <see cref="Decide"/>, <c>[rows, outputCount]</c>.</param>
    /// <param name="outputCount">How many outputs a row has.</param>
    /// <param name="targets">Targets, <c>[rows]</c>, as <see cref="FittedSchema.EncodeTarget"/> gives them.</param>
    /// <param name="weights">How much each row counts, <c>[rows]</c>; finite and not negative.</param>
    /// <param name="groups">The group of each row, <c>[rows]</c>: a ranking is measured within groups. Other tasks need none.</param>
    /// <exception cref="RowException">There are no rows, or their weights sum to nothing.</exception>
    public TMetrics Measure(float[] outputs, int outputCount, float[] targets, float[] weights, CategoryKey[]? groups = null)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(weights);
        if (targets.Length == 0)
            throw new RowException("There are no rows to measure. Pass at least one labelled row.");
        if (weights.Length != targets.Length || outputs.Length != (long)outputCount * targets.Length)
        {
            throw new ArgumentException(
                $"{targets.Length} targets need as many weights and {outputCount} outputs each; there are {weights.Length} weights and {outputs.Length} outputs.",
                nameof(outputs));
        }

        if (groups is null ? Task == TaskKind.Ranking : groups.Length != targets.Length)
            throw new ArgumentException($"A ranking of {targets.Length} targets needs as many groups; there are {groups?.Length ?? 0}.", nameof(groups));

        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        if (!(total > 0))
            throw new RowException("The weights of the rows sum to nothing: there is nothing to measure. Give at least one row a weight above 0.");
        return MeasureRows(outputs, targets, weights, total, groups);
    }

    /// <summary>Measures at least one row; the weights sum to something.</summary>
    private protected abstract TMetrics MeasureRows(float[] outputs, float[] targets, float[] weights, double totalWeight, CategoryKey[]? groups);
}

/// <summary>What the outputs of a model mean, for each task.</summary>
public static class Outcome
{
    // A float cannot tell a probability from 1 more closely than this; scikit-learn clips float32 alike.
    private const double SmallestProbability = 1.1920929e-7;

    private static readonly BinaryOutcome OfBinary = new();
    private static readonly RegressionOutcome OfRegression = new();
    private static readonly RankingOutcome OfRanking = new();

    /// <summary>Two outcomes: one output, the probability of true. True is predicted where it is above 0.5.</summary>
    public static Outcome<bool, BinaryMetrics> Binary() => OfBinary;

    /// <summary>Several classes: one output for each, its probability. The likeliest is predicted, of equals the first.</summary>
    /// <typeparam name="TClass">The label's type.</typeparam>
    /// <param name="fitted">The fit that knows the classes.</param>
    /// <exception cref="FitMismatchException">The label of the fit has no classes, or classes of another type.</exception>
    public static Outcome<TClass, MultiClassMetrics> MultiClass<TClass>(FittedSchema fitted)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(fitted);
        return new MultiClassOutcome<TClass>(fitted);
    }

    /// <summary>A number: one output, in the label's unit.</summary>
    public static Outcome<float, RegressionMetrics> Regression() => OfRegression;

    /// <summary>An order within groups: one output, the score. The row with the highest comes first.</summary>
    public static Outcome<float, RankingMetrics> Ranking() => OfRanking;

    /// <summary>The loss of one row whose true outcome was given this probability: its negative natural logarithm, finite.</summary>
    internal static double LogLoss(double probability) =>
        -Math.Log(Math.Clamp(probability, SmallestProbability, 1 - SmallestProbability));
}
