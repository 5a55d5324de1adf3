using System.Globalization;
using System.Text.Json;

namespace Lamina;

/// <summary>
/// The entries of a saved pipeline that hold encoders and networks: <c>manifest.json</c>, readable by people, and
/// <c>networks/1.safetensors</c> and so on.
/// </summary>
internal static class NetworkEntries
{
    /// <summary>The version of the form that is written; older ones stay readable.</summary>
    public const int FormatVersion = 1;

    private const string ManifestName = "manifest.json";
    private const long LongestManifest = 256L << 20;
    private const long LongestNetwork = 1L << 30;
    private const int MostNetworks = 64;

    public static void Write(ArtifactFile artifact, FittedNetwork network)
    {
        using (var stream = artifact.Create(ManifestName))
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            WriteManifest(json, network);
        WordEntries.Write(artifact, network.Fitted.Pooled);

        for (var i = 0; i < network.MemberCount; i++)
        {
            using var stream = artifact.Create(NetworkName(i));
            SafeTensors.Write(stream, network.Members[i]);
        }
    }

    public static FittedNetwork Read(ArtifactFile artifact, RowSchema schema)
    {
        FittedSchema fitted;
        int networks;
        try
        {
            using var manifest = JsonDocument.Parse(artifact.Read(ManifestName, LongestManifest));
            var root = manifest.RootElement;
            RequireVersion(root);
            RequireSameColumns(root.GetProperty("schema"), schema);
            fitted = ReadFitted(artifact, root, schema);
            networks = root.GetProperty("networks").GetInt32();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new ArtifactException($"The entry \"{ManifestName}\" is damaged: {error.Message} Save the pipeline again.", error);
        }

        if (networks is < 1 or > MostNetworks)
            throw new ArtifactException($"The file claims {networks} networks; between 1 and {MostNetworks} are expected.");
        var members = new NetworkWeights[networks];
        for (var i = 0; i < members.Length; i++)
            members[i] = SafeTensors.Read(artifact.Read(NetworkName(i), LongestNetwork));
        return new FittedNetwork(fitted, members);
    }

    private static string NetworkName(int index) => string.Create(CultureInfo.InvariantCulture, $"networks/{index + 1}.safetensors");

    private static void WriteManifest(Utf8JsonWriter json, FittedNetwork network)
    {
        var fitted = network.Fitted;
        json.WriteStartObject();
        json.WriteNumber("format", FormatVersion);
        json.WriteString("fit", fitted.FitId);
        json.WriteNumber("rows", fitted.RowCount);
        json.WriteNumber("networks", network.MemberCount);

        json.WriteStartObject("schema");
        json.WriteString("name", fitted.Schema.Name);
        json.WriteString("hash", fitted.Schema.Hash);
        WriteStrings(json, "declared", Declarations(fitted.Schema));
        json.WriteEndObject();

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

    private static void RequireVersion(JsonElement root)
    {
        var version = root.GetProperty("format").GetInt32();
        if (version is < 1 or > FormatVersion)
        {
            throw new ArtifactException(
                $"The file has format version {version}; this version of Lamina reads up to {FormatVersion}. Update the package Lamina.Core.");
        }
    }

    private static void RequireSameColumns(JsonElement saved, RowSchema schema)
    {
        if (saved.GetProperty("hash").GetString() == schema.Hash)
            return;

        var savedLines = new List<string>();
        foreach (var line in saved.GetProperty("declared").EnumerateArray())
            savedLines.Add(line.GetString() ?? "");
        var declaredLines = Declarations(schema);
        var lost = savedLines.FindAll(line => !declaredLines.Contains(line));
        var added = declaredLines.FindAll(line => !savedLines.Contains(line));
        if (lost.Count == 0 && added.Count == 0)
            lost.Add(savedLines.Count == declaredLines.Count ? "the same columns in another order" : "fewer columns");
        throw new FitMismatchException(
            $"The pipeline was saved for {saved.GetProperty("name").GetString()} as it was declared then; {schema.Name} differs now. "
            + $"Saved: {(lost.Count > 0 ? string.Join("; ", lost) : "nothing else")}. Declared now: {(added.Count > 0 ? string.Join("; ", added) : "nothing else")}. "
            + "Train and save again, or load it with the record it was saved for.");
    }

    /// <summary>One line for each column, as a person would say it.</summary>
    private static List<string> Declarations(RowSchema schema)
    {
        var lines = new List<string>();
        foreach (var column in schema.Columns)
        {
            var values = column.Values.Count > 0 ? $" of {string.Join(", ", column.Values)}" : "";
            var shape = column.Shape.Count > 0 ? $" [{string.Join(", ", column.Shape)}]" : "";
            var convolutions = column.Convolutions is { } layers ? $", convolutions {layers}" : "";
            var vectors = column.IsPooled ? string.Create(CultureInfo.InvariantCulture, $" with vectors of {column.VectorWidth}, pooled by {column.Pooling}") : "";
            lines.Add($"feature {column.Name}: {(column.Nullable ? "nullable " : "")}{column.Kind}{shape}{values}{vectors}{convolutions}");
        }

        var classes = schema.Label.Values.Count > 0 ? $" of {string.Join(", ", schema.Label.Values)}" : "";
        lines.Add($"label {schema.Label.Name}: {schema.Label.Task}{classes}");
        foreach (var network in schema.Networks)
        {
            var name = network.Name.Length > 0 ? $" {network.Name}:" : "";
            lines.Add($"network{name} {string.Join("-", network.Hidden)} {network.Activation}{(network.Residual ? ", residual" : "")}{(network.Members > 1 ? $", {network.Members} members" : "")}, normalization {network.Normalization}, extracted {string.Join(", ", network.Extract)}{(network.IsAutoencoder ? ", autoencoder" : "")}");
        }

        if (schema.Context is { } context)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"values in context, vectors of {context.VectorWidth}"));
        return lines;
    }

    private static FittedSchema ReadFitted(ArtifactFile artifact, JsonElement root, RowSchema schema)
    {
        var numbers = new List<NumberEncoder>();
        foreach (var entry in root.GetProperty("numbers").EnumerateArray())
        {
            numbers.Add(new NumberEncoder(
                entry.GetProperty("center").GetSingle(),
                entry.GetProperty("scale").GetSingle(),
                entry.GetProperty("period").GetSingle(),
                entry.GetProperty("seenMissing").GetBoolean()));
        }

        var vocabularies = new List<Vocabulary>();
        foreach (var entry in root.GetProperty("vocabularies").EnumerateArray())
            vocabularies.Add(ReadVocabulary(entry));
        var values = new List<ValueVocabulary>();
        foreach (var entry in root.GetProperty("frequentValues").EnumerateArray())
            values.Add(ReadFrequentValues(entry, schema, values.Count));
        RequireCounts(schema, numbers, vocabularies, values);

        return new FittedSchema(
            root.GetProperty("fit").GetString() ?? "",
            schema,
            numbers,
            vocabularies,
            values,
            schema.Label.Task == TaskKind.MultiClass ? ReadClasses(root.GetProperty("classes"), schema.Label) : null,
            ReadTargets(root.GetProperty("targets"), schema.Label),
            root.GetProperty("rows").GetInt64())
        {
            Pooled = WordEntries.Read(artifact, schema, vocabularies),
        };
    }

    private static void RequireCounts(RowSchema schema, List<NumberEncoder> numbers, List<Vocabulary> vocabularies, List<ValueVocabulary> values)
    {
        var fits = numbers.Count == schema.NumberCount && vocabularies.Count == schema.CategoryCount && values.Count == schema.ValueSlots.Count;
        for (var i = 0; fits && i < numbers.Count; i++)
            fits = numbers[i].Period == schema.Numbers[i].Period;
        for (var i = 0; fits && i < vocabularies.Count; i++)
        {
            var (column, vocabulary) = (schema.Categories[i], vocabularies[i]);
            fits = column.Name == vocabulary.Column
                && vocabulary.IsClosed == (column.Kind == ColumnKind.ClosedCategory)
                && (!vocabulary.IsClosed || vocabulary.Names.Count == column.Values.Count);
        }

        if (!fits)
            throw new ArtifactException("The encoders in the file do not fit the columns it names. The file is damaged: save the pipeline again.");
    }

    private static ValueVocabulary ReadFrequentValues(JsonElement entry, RowSchema schema, int index)
    {
        if (index >= schema.ValueSlots.Count)
            throw new ArtifactException("The file names frequent values of more numbers than the record has. It is damaged.");
        var values = new List<float>();
        foreach (var value in entry.EnumerateArray())
            values.Add(value.GetSingle());
        return ValueVocabulary.Of(schema.Numbers[schema.ValueSlots[index]].Name, values);
    }

    private static Vocabulary ReadVocabulary(JsonElement entry)
    {
        var name = entry.GetProperty("name").GetString() ?? "";
        var values = new List<string>();
        foreach (var value in entry.GetProperty("values").EnumerateArray())
            values.Add(value.GetString() ?? "");
        return entry.GetProperty("kind").GetString() switch
        {
            "closed" => Vocabulary.Closed(name, values),
            "texts" => Vocabulary.OfTexts(name, values),
            "numbers" => Vocabulary.OfNumbers(name, values.ConvertAll(value => long.Parse(value, CultureInfo.InvariantCulture))),
            var kind => throw new ArtifactException($"The vocabulary of {name} is of an unknown kind \"{kind}\"."),
        };
    }

    private static TargetScale[] ReadTargets(JsonElement entry, LabelColumn label)
    {
        if (entry.GetArrayLength() != label.TargetCount)
            throw new ArtifactException($"The file scales {entry.GetArrayLength()} targets, and {label.Name} has {label.TargetCount}. It is damaged.");
        var targets = new TargetScale[label.TargetCount];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = new TargetScale(entry[i].GetProperty("center").GetDouble(), entry[i].GetProperty("scale").GetDouble());
        return targets;
    }

    private static ClassList ReadClasses(JsonElement entry, LabelColumn label)
    {
        var keys = new List<CategoryKey>();
        foreach (var value in entry.EnumerateArray())
        {
            CategoryKey key = value.ValueKind == JsonValueKind.Number ? value.GetInt64() : value.GetString();
            if (label.Values.Count > 0 && (!key.IsNumber || (ulong)key.Number >= (ulong)label.Values.Count))
                throw new ArtifactException($"The class \"{key}\" is none that {label.Name} declares. The file is damaged.");
            keys.Add(key);
        }

        if (keys.Count == 0)
            throw new ArtifactException($"The file names no class of {label.Name}. It is damaged.");
        return new ClassList(keys, label);
    }
}
