namespace Lamina;

/// <summary>
/// Ranks formulas on the choosing rows, each once, and finds those whose ranks go along with a unit's. Memory grows with formulas times rows:
/// 1,800 formulas of 3,000 rows take 21 MB.
/// </summary>
/// <param name="rows">The rows.</param>
internal sealed class FormulaSearch(MeaningRows rows)
{
    // What a further column of a formula has to bring: without it a third factor that changes nothing would be named.
    private const double PriceOfColumn = 0.02;

    // A formula that most rows have no value for is none to name a unit after.
    private const double LeastPresent = 0.5;

    // A unit that follows a formula this closely needs no third factor.
    private const double Convincing = 0.95;
    private const int PairsOfTarget = 3;
    private const int MostPairs = 20;

    private readonly List<Formula> formulas = [];
    private readonly List<RankVector> ranks = [];
    private readonly List<double> prices = [];
    private readonly Ranker ranker = new(rows.Choosing.Length);
    private readonly float[] values = new float[rows.Choosing.Length];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>How many formulas were tried: those that are constant, or missing in most rows, not counted.</summary>
    public int Tried => formulas.Count;

    /// <summary>Tries more formulas; those that were tried before, or whose inverse was, are left out.</summary>
    public void Add(IEnumerable<Formula> more, CancellationToken cancellationToken)
    {
        foreach (var formula in more)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!known.Add(formula.Text) || (formula.Opposite is { } opposite && !known.Add(opposite.Text)))
                continue;
            rows.Evaluate(formula, rows.Choosing, values);
            if (ranker.Rank(values) is not { } ranked || ranked.Present < LeastPresent * rows.Choosing.Length)
                continue;
            formulas.Add(formula);
            ranks.Add(ranked);
            prices.Add(PriceOfColumn * formula.Columns.Count);
        }
    }

    /// <summary>A formula that was tried.</summary>
    public Formula this[int formula] => formulas[formula];

    /// <summary>The ranks of a formula on the choosing rows.</summary>
    public RankVector RanksOf(int formula) => ranks[formula];

    /// <summary>The correlations of each target with each formula, over the rows that the formula has a value for.</summary>
    /// <param name="targets">Centred and of length 1, over the choosing rows.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns><c>[targets][formulas]</c>.</returns>
    public float[][] Correlate(IReadOnlyList<float[]> targets, CancellationToken cancellationToken)
    {
        var found = new float[targets.Count][];
        var squares = new float[targets.Count][];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = new float[formulas.Count];
            squares[i] = Array.ConvertAll(targets[i], value => value * value);
        }

        for (var formula = 0; formula < formulas.Count; formula++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ranked = ranks[formula];
            for (var i = 0; i < found.Length; i++)
            {
                var correlation = RankVector.Dot(ranked.Values, targets[i]);
                found[i][formula] = ranked.Mask is null ? correlation : Restrict(correlation, ranked.Mask, ranked.Present, targets[i], squares[i]);
            }
        }

        return found;
    }

    /// <summary>The formula that a target follows best; of a longer one every further column has to bring 0.02. Null where there is none.</summary>
    public int? Best(float[] correlations)
    {
        var best = -1;
        var bestWorth = double.NegativeInfinity;
        for (var formula = 0; formula < formulas.Count; formula++)
        {
            var worth = Math.Abs(correlations[formula]) - prices[formula];
            if (worth > bestWorth)
                (best, bestWorth) = (formula, worth);
        }

        return best < 0 ? null : best;
    }

    /// <summary>The products and ratios of two numbers that come closest to the targets that follow no formula closely.</summary>
    public IReadOnlyList<FractionFormula> PromisingPairs(float[][] correlations)
    {
        var pairs = FoldPlan.AllPositions(formulas.Count).Where(formula => formulas[formula] is FractionFormula { Columns.Count: 2 }).ToArray();
        var promising = new Dictionary<int, float>();
        foreach (var target in correlations)
        {
            if (Best(target) is not { } best || Math.Abs(target[best]) >= Convincing)
                continue;
            foreach (var pair in pairs.OrderByDescending(formula => Math.Abs(target[formula])).Take(PairsOfTarget))
                promising[pair] = Math.Max(promising.GetValueOrDefault(pair), Math.Abs(target[pair]));
        }

        return
        [
            .. promising.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MostPairs).Select(pair => (FractionFormula)formulas[pair.Key]),
        ];
    }

    // The target's length over the rows that the formula has.
    private static float Restrict(float product, float[] mask, int count, float[] target, float[] squares)
    {
        var sum = RankVector.Dot(mask, target);
        var rest = RankVector.Dot(mask, squares) - (sum * sum / count);
        return rest > 1e-6f ? Math.Clamp(product / MathF.Sqrt(rest), -1, 1) : 0;
    }
}
