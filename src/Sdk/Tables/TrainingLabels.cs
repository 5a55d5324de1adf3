using System.Globalization;

namespace Lamina;

/// <summary>Refuses training rows whose labels cannot be told apart.</summary>
internal static class TrainingLabels
{
    /// <summary>Refuses rows that are all of one class, in any of several labels, or whose weights sum to nothing.</summary>
    /// <exception cref="RowException">They are.</exception>
    public static void Require(TrainingTable table, ReadOnlySpan<int> positions)
    {
        var label = table.Layout.Fitted.Schema.Label;
        for (var target = 0; target < table.TargetCount && label.TargetTask != TaskKind.Regression; target++)
        {
            if (!Differ(table, positions, target))
                throw AllAlike(table, positions.Length, target, table.TargetsOf(positions[0])[target]);
        }

        var counts = false;
        foreach (var row in positions)
            counts |= table.Weights[row] > 0;
        LabelReader.RequireAnyWeight(table.Layout.Fitted.Schema, counts, positions.Length);
    }

    private static bool Differ(TrainingTable table, ReadOnlySpan<int> positions, int target)
    {
        var first = table.TargetsOf(positions[0])[target];
        foreach (var row in positions)
        {
            if (table.TargetsOf(row)[target] != first)
                return true;
        }

        return false;
    }

    private static RowException AllAlike(TrainingTable table, int rows, int target, float value)
    {
        var label = table.Layout.Fitted.Schema.Label;
        if (label.Task == TaskKind.Ranking)
        {
            return new RowException(string.Create(
                CultureInfo.InvariantCulture,
                $"All {rows} rows have the relevance {label.Name} = {value}. There is no order to learn: pass rows of at least two relevances."));
        }

        if (table.Layout.Fitted.Classes is { } classes)
            return new RowException($"All {rows} rows have the label {label.Name} = {classes.Names[(int)value]}. There is nothing to tell apart: pass rows of at least two classes.");
        return new RowException(
            $"All {rows} rows have the label {label.Names[target]} = {(value > 0 ? "true" : "false")}. There is nothing to tell apart: pass rows of {(label.TargetCount > 1 ? "both kinds, or leave [Label] off that member" : "at least two classes")}.");
    }
}
