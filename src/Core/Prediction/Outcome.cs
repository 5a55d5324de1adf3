namespace Lamina;

/// <summary>What the outputs of a model mean for one task: how they become a prediction, and how they are measured.</summary>
/// <typeparam name="TValue">The label's type.</typeparam>
/// <typeparam name="TMetrics">What the task is measured by.</typeparam>
public abstract class Outcome<TValue, TMetrics>
{
    private protected Outcome(TaskKind task, int targetCount = 1)
    {
        Task = task;
        TargetCount = targetCount;
    }

    /// <summary>The task.</summary>
    public TaskKind Task { get; }

    /// <summary>How many targets a row has.</summary>
    public int TargetCount { get; }

    /// <summary>The prediction that outputs stand for.</summary>
    /// <param name="outputs">
    /// The probability of true; or the probability of each class, <c>[classes]</c>; or the number; or, in a ranking, the score,
    /// whose size means nothing by itself: the highest of a group comes first. Of several labels an output for each.
    /// </param>
    public abstract Prediction<TValue> Decide(ReadOnlySpan<float> outputs);

    /// <summary>Measures outputs against targets.</summary>
    /// <param name="outputs">Outputs as for <see cref="Decide"/>, <c>[rows, outputCount]</c>.</param>
    /// <param name="outputCount">How many outputs a row has.</param>
    /// <param name="targets">Targets, <c>[rows, FittedSchema.TargetCount]</c>, as <see cref="FittedSchema.EncodeTargets"/> gives them.</param>
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
        var rows = targets.Length / TargetCount;
        if (targets.Length != rows * TargetCount || weights.Length != rows || outputs.Length != (long)outputCount * rows)
        {
            throw new ArgumentException(
                $"{rows} rows need as many weights, {TargetCount} targets and {outputCount} outputs each; there are {weights.Length} weights, {targets.Length} targets and {outputs.Length} outputs.",
                nameof(outputs));
        }

        if (groups is null ? Task == TaskKind.Ranking : groups.Length != rows)
            throw new ArgumentException($"A ranking of {rows} rows needs as many groups; there are {groups?.Length ?? 0}.", nameof(groups));

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

    /// <summary>Several labels: one output for each, the probability that it is true. Each is predicted by itself, true above 0.5.</summary>
    /// <typeparam name="TLabels">The type of the labels together.</typeparam>
    /// <param name="fitted">The fit that knows the labels.</param>
    /// <exception cref="FitMismatchException">The fit has not several labels, or labels of another type.</exception>
    public static Outcome<TLabels, MultiLabelMetrics> MultiLabel<TLabels>(FittedSchema fitted)
        where TLabels : struct
    {
        ArgumentNullException.ThrowIfNull(fitted);
        return new MultiLabelOutcome<TLabels>(fitted.Schema);
    }

    /// <summary>Several numbers: one output for each, in the label's unit.</summary>
    /// <typeparam name="TLabels">The type of the labels together.</typeparam>
    /// <param name="fitted">The fit that knows the labels.</param>
    /// <exception cref="FitMismatchException">The fit has not several labels, or labels of another type.</exception>
    public static Outcome<TLabels, MultiRegressionMetrics> MultiRegression<TLabels>(FittedSchema fitted)
        where TLabels : struct
    {
        ArgumentNullException.ThrowIfNull(fitted);
        return new MultiRegressionOutcome<TLabels>(fitted.Schema);
    }

    /// <summary>The decoder of several labels.</summary>
    internal static LabelsDecoder<TLabels> DecoderOf<TLabels>(RowSchema schema, TaskKind task)
        where TLabels : struct =>
        schema.Label.Task == task && schema.Label.LabelsDecoder is LabelsDecoder<TLabels> decoder
            ? decoder
            : throw new FitMismatchException(
                $"{schema.Name} has no {task} labels of type {typeof(TLabels).Name}. Use the types that were generated for {schema.Name}.");

    /// <summary>The values of one of several columns, <c>[rows]</c>.</summary>
    internal static float[] ColumnOf(float[] values, int count, int column)
    {
        var picked = new float[values.Length / count];
        for (var row = 0; row < picked.Length; row++)
            picked[row] = values[(row * count) + column];
        return picked;
    }

    /// <summary>The loss of one row whose true outcome was given this probability: its negative natural logarithm, finite.</summary>
    internal static double LogLoss(double probability) =>
        -Math.Log(Math.Clamp(probability, SmallestProbability, 1 - SmallestProbability));
}
