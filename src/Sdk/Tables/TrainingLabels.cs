namespace Lamina;

/// <summary>Refuses training rows whose labels cannot be told apart.</summary>
internal static class TrainingLabels
{
    /// <summary>Refuses rows that are all of one class, or whose weights sum to nothing.</summary>
    /// <exception cref="RowException">They are.</exception>
    public static void Require(TrainingTable table, ReadOnlySpan<int> positions)
    {
        var schema = table.Layout.Fitted.Schema;
        var different = schema.Label.Task == TaskKind.Regression;
        var counts = false;
        foreach (var row in positions)
        {
            counts |= table.Weights[row] > 0;
            different |= table.Targets[row] != table.Targets[positions[0]];
        }

        if (!different)
        {
            if (schema.Label.Task == TaskKind.Ranking)
            {
                throw new RowException(
                    $"All {positions.Length} rows have the relevance {schema.Label.Name} = {table.Targets[positions[0]]}. There is no order to learn: pass rows of at least two relevances.");
            }

            var name = table.Layout.Fitted.Classes is { } classes
                ? classes.Names[(int)table.Targets[positions[0]]]
                : table.Targets[positions[0]] > 0 ? "true" : "false";
            throw new RowException(
                $"All {positions.Length} rows have the label {schema.Label.Name} = {name}. There is nothing to tell apart: pass rows of at least two classes.");
        }

        LabelReader.RequireAnyWeight(schema, counts, positions.Length);
    }
}
