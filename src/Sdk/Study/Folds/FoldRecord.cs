namespace Lamina;

/// <summary>Everything that a finished fold leaves: what a report is made of, and what is kept on disk.</summary>
internal sealed record FoldRecord
{
    /// <summary>Which test it was.</summary>
    public required FoldKey Key { get; init; }

    /// <summary>How many rows were learned from.</summary>
    public required int TrainingCount { get; init; }

    /// <summary>The positions of the test rows.</summary>
    public required int[] TestRows { get; init; }

    /// <summary>How many outputs a row has.</summary>
    public required int OutputCount { get; init; }

    /// <summary>How many targets a row has.</summary>
    public required int TargetCount { get; init; }

    /// <summary>What happened, <c>[rows, targets]</c>; classes by their position among this fold's.</summary>
    public required float[] Targets { get; init; }

    /// <summary>How much each test row counts, <c>[rows]</c>.</summary>
    public required float[] Weights { get; init; }

    /// <summary>The deviation of each target over the training rows.</summary>
    public required float[] Scales { get; init; }

    /// <summary>In a ranking the group of each test row; else null.</summary>
    public int[]? Groups { get; init; }

    /// <summary>What each arm said.</summary>
    public required ArmRecord[] Arms { get; init; }

    /// <summary>How the networks were trained: of each fold network the validation losses.</summary>
    public required NetworkCurve[] Networks { get; init; }

    /// <summary>What was seen that somebody should know.</summary>
    public required string[] Remarks { get; init; }

    /// <summary>Whether every array has the length that the test rows ask for: a file may have been changed by hand.</summary>
    public bool IsWhole =>
        OutputCount > 0
        && TargetCount > 0
        && Weights.Length == TestRows.Length
        && Targets.Length == (long)TestRows.Length * TargetCount
        && Scales.Length == TargetCount
        && (Groups is null || Groups.Length == TestRows.Length)
        && Arms.All(arm => arm.Outputs.Length == (long)TestRows.Length * OutputCount);

    /// <summary>What one arm said, beside what happened.</summary>
    public Predictions PredictionsOf(ArmRecord arm, TaskKind task) =>
        new(task, OutputCount, arm.Outputs, new Truth(TargetCount, Targets, Weights, Scales, Groups));
}

/// <summary>What an arm did in a fold.</summary>
/// <param name="Name">The arm.</param>
/// <param name="Outputs"><c>[rows, outputs]</c>.</param>
/// <param name="Settings">The settings that its trials chose, in words.</param>
/// <param name="Importance">What its booster leaned on; empty where there is none.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record ArmRecord(string Name, float[] Outputs, string Settings, FeatureImportance[] Importance, double Seconds);

/// <summary>The losses of a network's training, epoch by epoch.</summary>
/// <param name="Network">Its name; empty where there is one.</param>
/// <param name="Training">The loss of the training rows.</param>
/// <param name="Validation">The loss of the rows held back.</param>
/// <param name="BestEpoch">The epoch that was kept, counted from 1.</param>
public sealed record NetworkCurve(string Network, double[] Training, double[] Validation, int BestEpoch);
