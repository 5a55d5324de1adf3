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

    // What reading a unit as off below zero has to bring.
    private const double PriceOfReading = 0.01;

    // A formula may be constant on the scoring rows, as a threshold is that all of few rows are below: then the next best is scored.
    private const int Attempts = 5;

    private readonly FormulaSearch search = new(rows);
    private readonly FormulaScoring scoring = new(rows);

    /// <summary>How many formulas were tried in all.</summary>
    public int Tried => search.Tried;

    /// <summary>Chooses and scores.</summary>
    /// <param name="units">The units.</param>
    /// <param name="numbers">All numbers of the record.</param>
    /// <param name="combined">Those of them that are combined.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IReadOnlyList<FollowedUnit> Choose(
        IReadOnlyList<int> units, IReadOnlyList<FormulaNumber> numbers, IReadOnlyList<FormulaNumber> combined, CancellationToken cancellationToken)
    {
        search.Add(FormulaCandidates.Singles(rows, numbers), cancellationToken);
        search.Add(FormulaCandidates.Pairs(combined), cancellationToken);
        var readings = units.SelectMany(unit => UnitReading.Of(rows.Schema, unit)).Select(reading => new FollowedUnit(rows, reading)).ToList();
        Extend(readings, combined, cancellationToken);
        var followed = OneReading(readings, cancellationToken);

        var open = followed;
        for (var step = 0; step < MostFormulas && open.Count > 0; step++)
        {
            if (step > 0)
                Extend(open, combined, cancellationToken);
            var correlations = search.Correlate(open.ConvertAll(unit => unit.Target), cancellationToken);
            var still = new List<FollowedUnit>();
            for (var i = 0; i < open.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Follow(open[i], correlations[i]))
                    still.Add(open[i]);
            }

            open = still;
        }

        return followed;
    }

    // Tries what the best products and ratios of the units that no formula explains become with a third number.
    private void Extend(List<FollowedUnit> units, IReadOnlyList<FormulaNumber> combined, CancellationToken cancellationToken)
    {
        var pairs = search.PromisingPairs(search.Correlate(units.ConvertAll(unit => unit.Target), cancellationToken));
        search.Add(pairs.SelectMany(pair => FormulaCandidates.Extensions(pair, combined)), cancellationToken);
    }

    // Of two readings of a unit the one that follows a formula more closely.
    private List<FollowedUnit> OneReading(List<FollowedUnit> readings, CancellationToken cancellationToken)
    {
        var correlations = search.Correlate(readings.ConvertAll(unit => unit.Target), cancellationToken);
        var kept = new List<FollowedUnit>();
        foreach (var unit in readings.Zip(correlations).GroupBy(reading => reading.First.Reading.Unit))
        {
            var (best, _) = unit.MaxBy(reading => Worth(reading.Second) - (reading.First.Reading.OffBelowZero ? PriceOfReading : 0));
            best.Readings = unit.Count();
            kept.Add(best);
        }

        return kept;
    }

    private double Worth(float[] correlations) => search.Best(correlations) is { } best ? Math.Abs(correlations[best]) : 0;

    // Whether there may be more to find.
    private bool Follow(FollowedUnit unit, float[] correlations)
    {
        FormulaScore? score = null;
        var best = 0;
        for (var attempt = 0; score is null && attempt < Attempts && search.Best(correlations) is { } next; attempt++)
        {
            best = next;
            score = scoring.Score(unit.Reading, [.. unit.Scores.Select(earlier => earlier.Formula), search[best]]);
            correlations[best] = 0;
        }

        if (score is null)
            return false;
        unit.Scores.Add(score with { Tried = search.Tried * (unit.Scores.Count == 0 ? unit.Readings : 1) });
        return Math.Abs(score.Correlation) >= options.LeastCorrelation && unit.TakeOut(search.RanksOf(best));
    }
}
