using Lamina;

namespace Rossmann;

/// <summary>The networks of one fit, shared by the arms that ask for them.</summary>
/// <typeparam name="TEnriched">Rows with learned columns.</typeparam>
/// <param name="fit">Trains networks on sales.</param>
/// <param name="say">Told what was trained.</param>
public sealed class LearnedColumns<TEnriched>(Func<Sale[], LearnedRows<TEnriched>> fit, Action<string> say)
{
    private Parts<TEnriched>? rows;

    /// <summary>Rows to learn from with the columns of the network that never saw them, later rows with the mean over all networks.</summary>
    public Parts<TEnriched> Rows(Periods periods)
    {
        if (rows is not null)
            return rows;
        var learned = fit(periods.Learning);
        say($"{learned.Histories.Count} networks, best epochs {string.Join(", ", learned.Histories.Select(static history => history.BestEpoch))}, {learned.Training.Length} rows with learned columns");
        return rows = new Parts<TEnriched>(learned.Training, learned.Enrich(periods.Validation), learned.Enrich(periods.Test));
    }
}

/// <summary>What networks made of the rows that they were cross-fitted on, and make of later ones.</summary>
/// <typeparam name="TEnriched">Rows with learned columns.</typeparam>
/// <param name="Training">The rows that were learned from; without those that no network was trained before.</param>
/// <param name="Enrich">Enriches later sales.</param>
/// <param name="Histories">How the trainings went.</param>
public sealed record LearnedRows<TEnriched>(TEnriched[] Training, Func<Sale[], TEnriched[]> Enrich, IReadOnlyList<TrainingHistory> Histories);
