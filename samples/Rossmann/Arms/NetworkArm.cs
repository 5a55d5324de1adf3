namespace Rossmann;

/// <summary>The networks alone: the mean of what the networks of all folds forecast.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="columns">The networks.</param>
public sealed class NetworkArm(string name, LearnedColumns<EnrichedStoreWeek> columns) : IArm
{
    public string Name => name;

    public bool UsesNetwork => true;

    public Forecast Learn(Periods periods)
    {
        var rows = columns.Rows(periods);
        return new Forecast(Predictions(rows.Validation), Predictions(rows.Test));
    }

    private static float[] Predictions(EnrichedStoreWeek[] rows) => Array.ConvertAll(rows, static row => row.NetworkPrediction);
}
