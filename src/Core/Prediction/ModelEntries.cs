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

    public static void Write<TValue, TMetrics>(ArtifactFile artifact, FittedModel<TValue, TMetrics> model)
    {
        using (var stream = artifact.Create(ManifestName))
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            WriteManifest(json, model);
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
            using var manifest = JsonDocument.Parse(artifact.Read(ManifestName, LongestManifest));
            var root = manifest.RootElement;
            RequireFit(root, fitted);
            var layout = ReadLayout(root, artifact, fitted);
            return new FittedModel<TValue, TMetrics>(layout, ScorerEntries.Read(root, artifact, layout), outcome, ReadAverage(root));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
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
        for (var i = 0; i < fills.Length; i++)
        {
            fills[i] = savedFills[i].ValueKind == JsonValueKind.Null ? float.NaN : savedFills[i].GetSingle();
            if (float.IsInfinity(fills[i]))
                throw Damaged("a fill value is infinite");
        }

        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = savedWidths[i].GetInt32();
            if (widths[i] < Vocabulary.FirstValue || widths[i] > fitted.Vocabularies[i].Size)
                throw Damaged($"the category {fitted.Vocabularies[i].Column} cannot have {widths[i]} slots");
        }

        return new RowLayout(
            fitted, root.GetProperty(Activations).GetBoolean(), fills, widths, StatisticEntries.Read(root, artifact, fitted));
    }

    private static ArtifactException Damaged(string why) => new($"The model is damaged: {why}. Save the pipeline again.");
}
