namespace Lamina;

/// <summary>Scores formulas on rows that had no part in choosing them.</summary>
/// <param name="rows">The rows.</param>
internal sealed class FormulaScoring(MeaningRows rows)
{
    // Below this nothing is left of a rank vector but rounding.
    private const double Nothing = 1e-9;

    /// <summary>Scores the last of some formulas, after what the earlier ones say of the unit was taken out of both.</summary>
    /// <param name="unit">The unit, and how it is read.</param>
    /// <param name="formulas">The earlier formulas, and the one to score.</param>
    /// <returns>The score, or null where too few rows have all of them, or nothing differs among these.</returns>
    public FormulaScore? Score(UnitReading unit, IReadOnlyList<Formula> formulas)
    {
        var values = formulas.Select(formula => rows.Evaluate(formula, rows.Scoring)).ToArray();
        int[] present = [.. FoldPlan.AllPositions(rows.Scoring.Length).Where(row => values.All(column => !float.IsNaN(column[row])))];
        if (present.Length < MeaningRows.FewestInPart)
            return null;

        var activations = unit.Values(rows, Array.ConvertAll(present, row => rows.Scoring[row]));
        if (RankVector.Of(activations) is not { } unitRanks)
            return null;
        var rest = Array.ConvertAll(unitRanks.Values, value => (double)value);
        var taken = new List<double[]>();
        var (correlation, gain) = (0.0, 0.0);
        foreach (var column in values)
        {
            if (RankVector.Of(Array.ConvertAll(present, row => column[row])) is not { } ranks)
                return null;
            var direction = Array.ConvertAll(ranks.Values, value => (double)value);
            foreach (var earlier in taken)
                TakeOut(direction, earlier);
            var (length, restLength) = (Length(direction), Length(rest));
            if (length < Nothing || restLength < Nothing)
                return null;
            for (var i = 0; i < direction.Length; i++)
                direction[i] /= length;
            correlation = Math.Clamp(Dot(direction, rest) / restLength, -1, 1);
            gain = correlation * correlation * restLength * restLength;
            TakeOut(rest, direction);
            taken.Add(direction);
        }

        var left = Length(rest);
        var count = IndependentCount(present);
        var (low, high) = RankCorrelation.Interval(correlation, count, formulas.Count - 1);
        var probability = RankCorrelation.PValue(correlation, count, formulas.Count - 1);
        return new FormulaScore(formulas[^1], correlation, Math.Clamp(1 - (left * left), 0, 1), present.Length, low, high, probability) { Gain = gain };
    }

    // Rows of one group are alike: each group counts as one row where it is asked how sure a correlation is.
    private int IndependentCount(int[] present)
    {
        if (rows.Groups is not { } groups)
            return present.Length;
        var seen = new HashSet<int>();
        foreach (var row in present)
            seen.Add(groups[rows.Scoring[row]]);
        return seen.Count;
    }

    private static void TakeOut(double[] vector, double[] direction)
    {
        var share = Dot(vector, direction);
        for (var i = 0; i < vector.Length; i++)
            vector[i] -= share * direction[i];
    }

    private static double Length(double[] vector) => Math.Sqrt(Dot(vector, vector));

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
