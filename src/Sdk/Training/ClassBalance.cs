namespace Lamina;

/// <summary>Looks at how many rows each class has.</summary>
internal static class ClassBalance
{
    /// <summary>Refuses a single row, and rows of which all have the same class.</summary>
    /// <exception cref="RowException">There is nothing to tell apart.</exception>
    public static void Require(FittedSchema fitted, EncodedRows rows, int labelled)
    {
        if (rows.Count == 1)
            throw new RowException("There is one row to train on. Pass at least a few dozen labelled rows.");
        if (labelled == 0 || fitted.Schema.Label.IsQuantity)
            return;
        for (var target = 0; target < fitted.TargetCount; target++)
        {
            var own = Outcome.ColumnOf(rows.Targets, fitted.TargetCount, target).AsSpan(0, labelled);
            if (own.ContainsAnyExcept(own[0]))
                continue;
            var value = fitted.Classes is { } classes ? classes.Names[0] : own[0] > 0 ? "true" : "false";
            var name = fitted.TargetCount > 1 ? fitted.Schema.Label.Names[target] : fitted.Schema.Label.Name;
            throw new RowException(
                $"All {labelled} rows have {name} = {value}: there is nothing to tell apart. Train on rows of at least two classes.");
        }
    }

    /// <summary>Scales the weights so that every class counts the same in sum.</summary>
    /// <exception cref="RowException">The rows have several labels, each with classes of its own.</exception>
    public static void Apply(FittedSchema fitted, EncodedRows rows, int labelled)
    {
        if (fitted.Schema.Label.IsQuantity)
            return;
        if (fitted.TargetCount > 1)
        {
            throw new RowException(
                $"{fitted.Schema.Name} has the labels {fitted.Schema.Label.Name}, so a row has no single class to be weighted by. Leave FitOptions.ClassWeights out, or give rows a [Weight].");
        }

        var sums = new double[Math.Max(2, fitted.OutputCount)];
        double total = 0;
        for (var i = 0; i < labelled; i++)
        {
            sums[(int)rows.Targets[i]] += rows.Weights[i];
            total += rows.Weights[i];
        }

        for (var i = 0; i < labelled; i++)
        {
            var sum = sums[(int)rows.Targets[i]];
            if (sum > 0)
                rows.Weights[i] = (float)(rows.Weights[i] * total / (sums.Length * sum));
        }
    }
}
