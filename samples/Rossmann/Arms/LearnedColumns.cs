using Lamina;

namespace Rossmann;

/// <summary>The networks of one fit, shared by the arms that ask for them.</summary>
/// <param name="options">How they are trained.</param>
/// <param name="say">Told what was trained.</param>
public sealed class LearnedColumns(FitOptions options, Action<string> say)
{
    private readonly Dictionary<Periods, Parts<EnrichedStoreWeek>> known = [];

    /// <summary>Rows to learn from with the columns of the network that never saw their week, later rows with the mean over all networks.</summary>
    public Parts<EnrichedStoreWeek> Rows(Periods periods)
    {
        if (known.TryGetValue(periods, out var rows))
            return rows;
        var fit = StoreWeekTraining.Fit(Array.ConvertAll(periods.Learning, StoreWeek.Of), options);
        say($"{options.Folds} networks, best epochs {string.Join(", ", fit.Histories.Select(static history => history.BestEpoch))}");
        rows = new Parts<EnrichedStoreWeek>(fit.Rows, Enrich(periods.Validation), Enrich(periods.Test));
        known.Add(periods, rows);
        return rows;

        EnrichedStoreWeek[] Enrich(Sale[] sales) => fit.Enricher.Enrich(Array.ConvertAll(sales, StoreWeek.Of));
    }
}
