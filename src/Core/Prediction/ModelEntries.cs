using System.Text.Json;

namespace Lamina;

/// <summary>
/// The entries of a saved pipeline that hold the model: <c>model/model.json</c>, readable by people, says what kind it is
/// and how its rows look; <see cref="ScorerEntries"/> adds what the kind needs.
/// </summary>
internal static class ModelEntries
{
    private const int FormatVersion = 2;   // 2: "average"
    private const string ManifestName = "model/model.json";
    private const long LongestManifest = 64L << 20;
    private const string Activations = "activations";
    private const string Predictions = "predictions";

    public static void Write<TValue, TMetrics>(ArtifactWriter artifact, FittedModel<TValue, TMetrics> model)
    {
        artifact.AddJson(ManifestName, json => WriteManifest(json, model));
        StatisticEntries.Write(artifact, model.Layout.Statistics);
        ScorerEntries.Write(artifact, model.Scorer);
    }

    public static FittedModel<TValue, TMetrics> Read<TValue, TMetrics>(
        ArtifactFile artifact, FittedSchema fitted, Outcome<TValue, TMetrics> outcome)
    {
        if (!artifact.Has(ManifestName))
            throw new ArtifactException("The file holds networks without a model. Save a pipeline with enricher.With(model).Save(path).");
        try
        {
            using var manifest = artifact.ReadJson(ManifestName, LongestManifest);
            var root = manifest.RootElement;
            RequireFit(root, fitted);
            var layout = ReadLayout(root, artifact, fitted);
            return new FittedModel<TValue, TMetrics>(layout, ScorerEntries.Read(root, artifact, layout), outcome, ReadAverage(root));
        }
        catch (Exception error) when (ArtifactJson.IsDamage(error))
        {
            throw new ArtifactException($"The entry \"{ManifestName}\" is damaged: {error.Message} Save the pipeline again.", error);
        }
    }

    private static void WriteManifest<TValue, TMetrics>(Utf8JsonWriter json, FittedModel<TValue, TMetrics> model)
    {
        var layout = model.Layout;
        json.WriteStartObject();
        json.WriteNumber("format", FormatVersion);
        json.WriteString("fit", model.Fitted.FitId);
        json.WriteString("task", model.Outcome.Task.ToString());
        json.WriteBoolean(Activations, layout.HasActivations);
        json.WriteString("average", model.Average == FoldAverage.Predictions ? Predictions : Activations);
        json.WriteStartArray("fills");   // null: the model knows missing values of this number
        foreach (var fill in layout.Fills)
        {
            if (float.IsNaN(fill))
                json.WriteNullValue();
            else
                json.WriteNumberValue(fill);
        }

        json.WriteEndArray();
        json.WriteStartArray("categories");
        foreach (var width in layout.Widths)
            json.WriteNumberValue(width);
        json.WriteEndArray();
        StatisticEntries.Describe(json, layout.Statistics);
        ScorerEntries.Describe(json, model.Scorer);
        json.WriteEndObject();
    }

    private static void RequireFit(JsonElement root, FittedSchema fitted)
    {
        var version = root.GetProperty("format").GetInt32();
        if (version is < 1 or > FormatVersion)
        {
            throw new ArtifactException(
                $"The model has format version {version}; this version of Lamina reads up to {FormatVersion}. Update the package Lamina.Core.");
        }

        var task = root.GetProperty("task").GetString();
        if (root.GetProperty("fit").GetString() != fitted.FitId || task != fitted.Schema.Label.Task.ToString())
        {
            throw new FitMismatchException(
                $"The model in the file is of fit {root.GetProperty("fit").GetString()} for {task}, the networks are of fit {fitted.FitId} for {fitted.Schema.Label.Task}. Load both from one file.");
        }
    }

    // A model of the first format knew the mean of the activations alone.
    private static FoldAverage ReadAverage(JsonElement root) => root.TryGetProperty("average", out var average)
        ? average.GetString() switch
        {
            Activations => FoldAverage.Activations,
            Predictions => FoldAverage.Predictions,
            var other => throw Damaged($"it averages \"{other}\""),
        }
        : FoldAverage.Activations;

    private static RowLayout ReadLayout(JsonElement root, ArtifactFile artifact, FittedSchema fitted)
    {
        var fills = new float[fitted.Schema.NumberCount];
        var savedFills = root.GetProperty("fills");
        var widths = new int[fitted.Schema.CategoryCount];
        var savedWidths = root.GetProperty("categories");
        if (savedFills.GetArrayLength() != fills.Length || savedWidths.GetArrayLength() != widths.Length)
            throw Damaged("its columns are not those of the networks");
        var at = 0;
        foreach (var fill in savedFills.EnumerateArray())
        {
            fills[at] = fill.ValueKind == JsonValueKind.Null ? float.NaN : fill.GetSingle();
            if (float.IsInfinity(fills[at++]))
                throw Damaged("a fill value is infinite");
        }

        at = 0;
        foreach (var width in savedWidths.EnumerateArray())
        {
            widths[at] = width.GetInt32();
            if (widths[at] < Vocabulary.FirstValue || widths[at] > fitted.Vocabularies[at].Size)
                throw Damaged($"the category {fitted.Vocabularies[at].Column} cannot have {widths[at]} slots");
            at++;
        }

        return new RowLayout(
            fitted, root.GetProperty(Activations).GetBoolean(), fills, widths, StatisticEntries.Read(root, artifact, fitted));
    }

    private static ArtifactException Damaged(string why) => new($"The model is damaged: {why}. Save the pipeline again.");
}
