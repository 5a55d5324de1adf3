namespace Lamina;

/// <summary>How the lift of engineered columns is measured.</summary>
public sealed record ColumnLiftOptions
{
    /// <summary>Decides folds and boosters.</summary>
    public int Seed { get; init; }

    /// <summary>How many parts the rows are divided into, each tested on once, at least 2. Default: 5.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>How often the division is made anew, at least 1; with <c>[Time]</c> once. Default: 2.</summary>
    public int Repeats { get; init; } = 2;

    /// <summary>What is measured. Default: what the task is usually measured by.</summary>
    public StudyMetric Metric { get; init; }

    /// <summary>The level of the intervals, in (0, 0.5). Default: 0.05.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>How the boosters are trained; the columns are chosen here.</summary>
    public LightGbmOptions Booster { get; init; } = new();
}
