using System.Text.Json;

namespace Lamina;

/// <summary>Writes <c>manifest.json</c>: what was declared, and what the training rows decided.</summary>
internal static class ManifestWriter
{
    public static void Write(Utf8JsonWriter json, FittedNetwork network)
    {
        var fitted = network.Fitted;
        json.WriteStartObject();
        json.WriteNumber("format", NetworkEntries.FormatVersion);
        json.WriteString("fit", fitted.FitId);
        json.WriteNumber("rows", fitted.RowCount);
        json.WriteNumber("networks", network.MemberCount);

        json.WriteStartObject("schema");
        json.WriteString("name", fitted.Schema.Name);
        json.WriteString("hash", fitted.Schema.Hash);
        WriteStrings(json, "declared", DeclaredColumns.Of(fitted.Schema));
        json.WriteEndObject();

        NetworkLayers.Write(json, network);

        json.WriteStartArray("numbers");
        for (var i = 0; i < fitted.Numbers.Count; i++)
        {
            var encoder = fitted.Numbers[i];
            json.WriteStartObject();
            json.WriteString("name", fitted.Schema.Numbers[i].Name);
            json.WriteNumber("center", encoder.Center);
            json.WriteNumber("scale", encoder.Scale);
            json.WriteNumber("period", encoder.Period);
            json.WriteBoolean("seenMissing", encoder.SeenMissing);
            json.WriteEndObject();
        }

        json.WriteEndArray();

        json.WriteStartArray("frequentValues");
        foreach (var vocabulary in fitted.Values)
        {
            json.WriteStartArray();
            foreach (var value in vocabulary.Values)
                json.WriteNumberValue(value);
            json.WriteEndArray();
        }

        json.WriteEndArray();

        json.WriteStartArray("vocabularies");
        foreach (var vocabulary in fitted.Vocabularies)
        {
            json.WriteStartObject();
            json.WriteString("name", vocabulary.Column);
            json.WriteString("kind", vocabulary.IsClosed ? "closed" : vocabulary.IsNumbers ? "numbers" : "texts");
            WriteStrings(json, "values", vocabulary.Names);
            json.WriteEndObject();
        }

        json.WriteEndArray();

        if (fitted.Classes is { } classes)
        {
            json.WriteStartArray("classes");
            foreach (var key in classes.Keys)
            {
                if (key.IsText)
                    json.WriteStringValue(key.Text);
                else
                    json.WriteNumberValue(key.Number);
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("targets");
        foreach (var target in fitted.Targets)
        {
            json.WriteStartObject();
            json.WriteNumber("center", target.Center);
            json.WriteNumber("scale", target.Scale);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
