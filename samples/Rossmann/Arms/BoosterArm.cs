using Lamina;

namespace Rossmann;

/// <summary>LightGBM on rows of some kind. The validation weeks choose among several settings, and the number of trees.</summary>
/// <typeparam name="TRow">The rows.</typeparam>
/// <param name="name">What the table calls it.</param>
/// <param name="usesNetwork">Whether the rows hold learned columns.</param>
/// <param name="rowsOf">Makes the rows; the labels of the later ones have no part in their columns.</param>
/// <param name="settings">What is tried, with the most trees.</param>
/// <param name="say">Told what was tried.</param>
public sealed class BoosterArm<TRow>(
    string name,
    bool usesNetwork,
    Func<Periods, Parts<TRow>> rowsOf,
    IReadOnlyList<(string Name, LightGbmOptions Options)> settings,
    Action<string> say) : IArm
    where TRow : class, ITask<TRow, Regression>, IRow<TRow>
{
    public string Name => name;

    public bool UsesNetwork => usesNetwork;

    public Forecast Learn(Periods periods)
    {
        var rows = rowsOf(periods);
        var (best, least) = (new Forecast([], []), double.PositiveInfinity);
        foreach (var (setting, options) in settings)
        {
            var model = LightGbm.Fit(rows.Learning, options, rows.Validation);
            var logs = Values(model, rows.Validation);
            var error = Correction.Choose(periods.Validation, logs).Error;
            say($"{name}, {setting}: {model.TreeCount} trees, {error:0.0000} on the validation weeks; {Gains(model)}");
            if (error < least)
                (best, least) = (new Forecast(logs, Values(model, rows.Test)), error);
        }

        return best;
    }

    private static float[] Values(BoostedModel<TRow, float, RegressionMetrics> model, TRow[] rows) =>
        Array.ConvertAll(model.Predict(rows), static prediction => prediction.Value);

    private static string Gains(BoostedModel<TRow, float, RegressionMetrics> model) =>
        string.Join(", ", model.FeatureImportance().Take(3).Select(static column => $"{column.Column} {column.Share:0.00}"));
}
