namespace Lamina;

/// <summary>How much the trees gained by splitting on one column.</summary>
/// <param name="Column">The column: <c>Income</c>, <c>Hidden2[5]</c>, <c>NetworkPrediction</c>.</param>
/// <param name="Gain">The summed reduction of the training loss, in LightGBM's own unit.</param>
/// <param name="Share">The gain as a share of all columns' gain, in [0, 1].</param>
public sealed record FeatureImportance(string Column, double Gain, double Share)
{
    /// <summary>The gains of several models together, the largest first.</summary>
    internal static IReadOnlyList<FeatureImportance> Sum(IEnumerable<IReadOnlyList<FeatureImportance>> models)
    {
        var gains = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var model in models)
        {
            foreach (var column in model)
                gains[column.Column] = gains.GetValueOrDefault(column.Column) + column.Gain;
        }

        var total = gains.Values.Sum();
        var sum = gains.Select(pair => new FeatureImportance(pair.Key, pair.Value, pair.Value / total)).ToList();
        sum.Sort(static (a, b) => a.Gain != b.Gain ? b.Gain.CompareTo(a.Gain) : string.CompareOrdinal(a.Column, b.Column));
        return sum;
    }
}
