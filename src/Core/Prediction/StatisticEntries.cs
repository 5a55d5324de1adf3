using System.Globalization;
using System.Text.Json;

namespace Lamina;

/// <summary>
/// Target statistics in a saved pipeline: which ones, in the description, and their means in
/// <c>model/statistics.safetensors</c>, since a vocabulary may be large.
/// </summary>
internal static class StatisticEntries
{
    private const string List = "statistics";
    private const string Category = "category";
    private const string Output = "output";
    private const string MeansName = "model/statistics.safetensors";
    private const long LongestMeans = 1L << 30;

    /// <summary>Writes into the description which statistics there are.</summary>
    public static void Describe(Utf8JsonWriter json, IReadOnlyList<TargetStatistic> statistics)
    {
        json.WriteStartArray(List);
        foreach (var statistic in statistics)
        {
            json.WriteStartObject();
            json.WriteNumber(Category, statistic.Category);
            json.WriteNumber(Output, statistic.Output);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the means.</summary>
    public static void Write(ArtifactWriter artifact, IReadOnlyList<TargetStatistic> statistics)
    {
        if (statistics.Count == 0)
            return;
        var tensors = new Dictionary<string, WeightTensor>(StringComparer.Ordinal);
        foreach (var statistic in statistics)
            tensors.Add(NameOf(statistic.Category, statistic.Output), new WeightTensor([statistic.Means.Length], statistic.Means));
        artifact.Add(MeansName, stream => SafeTensors.Write(stream, new NetworkWeights(tensors)));
    }

    /// <summary>Reads them; there may be none.</summary>
    /// <exception cref="ArtifactException">They are damaged, or of other columns than the fit's.</exception>
    public static TargetStatistic[] Read(JsonElement root, ArtifactFile artifact, FittedSchema fitted)
    {
        var list = root.GetProperty(List);
        var count = list.GetArrayLength();
        if (count == 0)
            return [];
        if (count > (long)fitted.Vocabularies.Count * fitted.OutputCount)
            throw Damaged($"it claims {count} target statistics");

        var weights = SafeTensors.Read(artifact.Read(MeansName, LongestMeans));
        var statistics = new TargetStatistic[count];
        var known = new HashSet<(int Category, int Output)>();
        var i = 0;
        foreach (var entry in list.EnumerateArray())
        {
            var (category, output) = (entry.GetProperty(Category).GetInt32(), entry.GetProperty(Output).GetInt32());
            if ((uint)category >= (uint)fitted.Vocabularies.Count || (uint)output >= (uint)fitted.OutputCount)
                throw Damaged($"its target statistic {i} is of no column");
            if (!known.Add((category, output)))
                throw Damaged($"its target statistic {i} is there twice");
            statistics[i++] = new TargetStatistic(
                category, output, weights.Require(NameOf(category, output), fitted.Vocabularies[category].Size));
        }

        return statistics;
    }

    private static string NameOf(int category, int output) => string.Create(CultureInfo.InvariantCulture, $"{category}.{output}");

    private static ArtifactException Damaged(string why) => new($"The model is damaged: {why}. Save the pipeline again.");
}
