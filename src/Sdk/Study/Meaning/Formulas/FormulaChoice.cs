namespace Lamina;

/// <summary>
/// Chooses the formulas of each unit on the choosing rows: the one it follows best, then, as long as something is left to follow,
/// the one that what is left follows best. Each is scored on the scoring rows.
/// </summary>
/// <param name="rows">The rows.</param>
/// <param name="options">How.</param>
internal sealed class FormulaChoice(MeaningRows rows, MeaningOptions options)
{
    /// <summary>The most formulas that a unit is said to follow.</summary>
    public const int MostFormulas = 3;

    // A pair this close needs no third factor.
    private const double Convincing = 0.95;
    private const int PairsOfUnit = 3;
    private const int MostPairs = 40;

    private readonly FormulaSearch search = new(rows);
    private readonly FormulaScoring scoring = new(rows);

    /// <summary>How many formulas were tried for each unit and each step.</summary>
    public int Tried => search.Tried;

    /// <summary>Chooses and scores.</summary>
    /// <param name="units">The units.</param>
    /// <param name="numbers">All numbers of the record.</param>
    /// <param name="combined">Those of them that are combined.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>For each unit its formulas, the one it follows best first; none where none could be tried.</returns>
    public List<FormulaScore>[] Choose(
        IReadOnlyList<int> units, IReadOnlyList<FormulaNumber> numbers, IReadOnlyList<FormulaNumber> combined, CancellationToken cancellationToken)
    {
        var targets = new float[units.Count][];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = RankVector.Of(rows.Activations(units[i], rows.Choosing))?.Values ?? new float[rows.Choosing.Length];

        search.Add(FormulaCandidates.Singles(rows, numbers), cancellationToken);
        search.Add(FormulaCandidates.Pairs(combined), cancellationToken);
        search.Add(Extensions(search.Correlate(targets, cancellationToken), combined), cancellationToken);

        var found = new List<FormulaScore>[units.Count];
        for (var i = 0; i < found.Length; i++)
            found[i] = [];
        var open = FoldPlan.AllPositions(units.Count).ToList();
        for (var step = 0; step < MostFormulas && open.Count > 0; step++)
        {
            var correlations = search.Correlate([.. open.Select(i => targets[i])], cancellationToken);
            var still = new List<int>();
            for (var i = 0; i < open.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Follow(units[open[i]], targets[open[i]], correlations[i], found[open[i]]))
                    still.Add(open[i]);
            }

            open = still;
        }

        return found;
    }

    // Whether there may be more to find.
    private bool Follow(int unit, float[] target, float[] correlations, List<FormulaScore> found)
    {
        if (search.Best(correlations) is not { } best)
            return false;
        if (scoring.Score(unit, [.. found.Select(score => score.Formula), search[best]]) is not { } score)
            return false;
        var follows = Math.Abs(score.Correlation) >= options.LeastCorrelation;
        if (follows || found.Count == 0)
            found.Add(score);
        return follows && TakeOut(target, search.RanksOf(best));
    }

    // Leaves of the target what the formula does not say, centred and of length 1; nothing in rows without a value.
    private static bool TakeOut(float[] target, RankVector ranks)
    {
        var share = RankVector.Dot(target, ranks.Values);
        double sum = 0, squares = 0;
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = ranks.Mask?[i] == 0 ? 0 : target[i] - (share * ranks.Values[i]);
            sum += target[i];
        }

        var mean = (float)(sum / ranks.Present);
        for (var i = 0; i < target.Length; i++)
        {
            if (ranks.Mask?[i] != 0)
                target[i] -= mean;
            squares += target[i] * target[i];
        }

        if (squares < 1e-6)
            return false;
        var scale = (float)(1 / Math.Sqrt(squares));
        foreach (ref var value in target.AsSpan())
            value *= scale;
        return true;
    }

    // What the best products and ratios of the units that no pair explains become with a third number.
    private List<Formula> Extensions(float[][] correlations, IReadOnlyList<FormulaNumber> combined)
    {
        var promising = new Dictionary<int, float>();
        foreach (var unit in correlations)
        {
            if (search.Best(unit) is not { } best || Math.Abs(unit[best]) >= Convincing)
                continue;
            var pairs = FoldPlan.AllPositions(search.Tried)
                .Where(formula => search[formula] is FractionFormula)
                .OrderByDescending(formula => Math.Abs(unit[formula]))
                .Take(PairsOfUnit);
            foreach (var pair in pairs)
                promising[pair] = Math.Max(promising.GetValueOrDefault(pair), Math.Abs(unit[pair]));
        }

        return
        [
            .. promising.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MostPairs)
                .SelectMany(pair => FormulaCandidates.Extensions((FractionFormula)search[pair.Key], combined)),
        ];
    }
}
