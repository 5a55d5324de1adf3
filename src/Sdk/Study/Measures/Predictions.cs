namespace Lamina;

/// <summary>What a model said of some rows, beside what happened.</summary>
/// <param name="Task">What the label is.</param>
/// <param name="OutputCount">How many outputs a row has.</param>
/// <param name="Outputs"><c>[rows, outputs]</c>: probabilities, numbers in the label's unit, or scores.</param>
/// <param name="Truth">What happened.</param>
internal sealed record Predictions(TaskKind Task, int OutputCount, float[] Outputs, Truth Truth)
{
    public int RowCount => Truth.Weights.Length;

    public ReadOnlySpan<float> OutputsOf(int row) => Outputs.AsSpan(row * OutputCount, OutputCount);
}

/// <summary>What happened in some rows.</summary>
/// <param name="TargetCount">How many targets a row has.</param>
/// <param name="Targets"><c>[rows, targets]</c>: 0 or 1, the position of a class, a number, a relevance.</param>
/// <param name="Weights"><c>[rows]</c>.</param>
/// <param name="Scales">For each target the deviation of the training rows' numbers; 1 where targets are none.</param>
/// <param name="Groups">In a ranking the group of each row; else null.</param>
internal sealed record Truth(int TargetCount, float[] Targets, float[] Weights, float[] Scales, int[]? Groups)
{
    public ReadOnlySpan<float> TargetsOf(int row) => Targets.AsSpan(row * TargetCount, TargetCount);

    /// <summary>For each group of a ranking the positions of its rows; for other tasks nobody asks.</summary>
    public IReadOnlyList<List<int>> RowsOfGroups()
    {
        var rows = new List<List<int>>();
        var known = new Dictionary<int, int>();
        for (var row = 0; row < Weights.Length; row++)
        {
            if (!known.TryGetValue(Groups![row], out var group))
            {
                known.Add(Groups[row], group = rows.Count);
                rows.Add([]);
            }

            rows[group].Add(row);
        }

        return rows;
    }
}
