using System.Globalization;
using System.Text.Json;

namespace Lamina;

/// <summary>Reads what the training rows decided from <c>manifest.json</c>, and checks that it fits the record.</summary>
internal static class ManifestReader
{
    private const int LongestName = 256;

    /// <exception cref="ArtifactException">It contradicts itself or the record.</exception>
    public static FittedSchema Read(ArtifactFile artifact, JsonElement root, RowSchema schema)
    {
        var fit = root.GetProperty("fit").GetString();
        var rows = root.GetProperty("rows").GetInt64();
        if (fit is not { Length: > 0 and <= LongestName } || rows < 1)
            throw Damaged("it does not say which fit it is of, or how many rows that had");

        var numbers = ReadNumbers(root.GetProperty("numbers"), schema);
        var vocabularies = ReadVocabularies(root.GetProperty("vocabularies"), schema);
        return new FittedSchema(
            fit,
            schema,
            numbers,
            vocabularies,
            ReadFrequentValues(root.GetProperty("frequentValues"), schema),
            schema.Label.Task == TaskKind.MultiClass ? ReadClasses(root.GetProperty("classes"), schema.Label) : null,
            ReadTargets(root.GetProperty("targets"), schema.Label),
            rows)
        {
            Pooled = WordEntries.Read(artifact, schema, vocabularies),
        };
    }

    private static List<NumberEncoder> ReadNumbers(JsonElement entries, RowSchema schema)
    {
        RequireCount("numbers", entries, schema.NumberCount);
        var numbers = new List<NumberEncoder>(schema.NumberCount);
        foreach (var entry in entries.EnumerateArray())
        {
            var slot = schema.Numbers[numbers.Count];
            var encoder = new NumberEncoder(
                entry.GetProperty("center").GetSingle(),
                entry.GetProperty("scale").GetSingle(),
                entry.GetProperty("period").GetSingle(),
                entry.GetProperty("seenMissing").GetBoolean());
            if (encoder.Period != slot.Period || !float.IsFinite(encoder.Center) || !(encoder.Scale >= 0) || !float.IsFinite(encoder.Scale))
                throw Damaged($"the scale of {slot.Name} is none");
            numbers.Add(encoder);
        }

        return numbers;
    }

    private static List<Vocabulary> ReadVocabularies(JsonElement entries, RowSchema schema)
    {
        RequireCount("vocabularies", entries, schema.CategoryCount);
        var vocabularies = new List<Vocabulary>(schema.CategoryCount);
        foreach (var entry in entries.EnumerateArray())
        {
            var column = schema.Categories[vocabularies.Count];
            var vocabulary = ReadVocabulary(entry);
            if (vocabulary.Column != column.Name
                || vocabulary.IsClosed != (column.Kind == ColumnKind.ClosedCategory)
                || (vocabulary.IsClosed && !vocabulary.Names.SequenceEqual(column.Values)))
            {
                throw Damaged($"the values of {column.Name} are those of another column");
            }

            vocabularies.Add(vocabulary);
        }

        return vocabularies;
    }

    private static List<ValueVocabulary> ReadFrequentValues(JsonElement entries, RowSchema schema)
    {
        RequireCount("frequent values", entries, schema.ValueSlots.Count);
        var vocabularies = new List<ValueVocabulary>(schema.ValueSlots.Count);
        foreach (var entry in entries.EnumerateArray())
        {
            var values = new List<float>(entry.GetArrayLength());
            foreach (var value in entry.EnumerateArray())
                values.Add(value.GetSingle());
            vocabularies.Add(ValueVocabulary.Of(schema.Numbers[schema.ValueSlots[vocabularies.Count]].Name, values));
        }

        return vocabularies;
    }

    private static Vocabulary ReadVocabulary(JsonElement entry)
    {
        var name = entry.GetProperty("name").GetString() ?? "";
        var saved = entry.GetProperty("values");
        var values = new List<string>(saved.GetArrayLength());
        foreach (var value in saved.EnumerateArray())
            values.Add(value.GetString() ?? throw Damaged($"a value of {name} is null"));
        return entry.GetProperty("kind").GetString() switch
        {
            "closed" => Vocabulary.Closed(name, values),
            "texts" => Vocabulary.OfTexts(name, values),
            "numbers" => Vocabulary.OfNumbers(name, values.ConvertAll(value => long.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))),
            var kind => throw Damaged($"the values of {name} are of an unknown kind \"{kind}\""),
        };
    }

    private static TargetScale[] ReadTargets(JsonElement entries, LabelColumn label)
    {
        RequireCount("targets", entries, label.TargetCount);
        var targets = new List<TargetScale>(label.TargetCount);
        foreach (var entry in entries.EnumerateArray())
        {
            var target = new TargetScale(entry.GetProperty("center").GetDouble(), entry.GetProperty("scale").GetDouble());
            if (!double.IsFinite(target.Center) || !double.IsFinite(target.Scale) || target.Scale <= 0)
                throw Damaged($"the scale of {label.Names[targets.Count]} is none");
            targets.Add(target);
        }

        return [.. targets];
    }

    private static ClassList ReadClasses(JsonElement entries, LabelColumn label)
    {
        var keys = new List<CategoryKey>(entries.GetArrayLength());
        foreach (var value in entries.EnumerateArray())
        {
            CategoryKey key = value.ValueKind == JsonValueKind.Number ? value.GetInt64() : value.GetString();
            if (key.IsMissing)
                throw Damaged($"a class of {label.Name} is null");
            if (keys.Count > 0 && key.IsNumber != keys[0].IsNumber)
                throw Damaged($"some classes of {label.Name} are texts and others are numbers");
            if (label.Values.Count > 0 && (!key.IsNumber || (ulong)key.Number >= (ulong)label.Values.Count))
                throw Damaged($"the class \"{key}\" is none that {label.Name} declares");
            if (label.Decoder?.Takes(key) == false)
                throw Damaged($"\"{key}\" is no class of {label.Name}");
            keys.Add(key);
        }

        if (keys.Count == 0)
            throw Damaged($"it names no class of {label.Name}");
        return new ClassList(keys, label);
    }

    private static void RequireCount(string what, JsonElement entries, int count)
    {
        if (entries.GetArrayLength() != count)
            throw Damaged($"it has {entries.GetArrayLength()} {what}, and the record has {count}");
    }

    private static ArtifactException Damaged(string why) => new($"The encoders in the file are damaged: {why}. Save the pipeline again.");
}
