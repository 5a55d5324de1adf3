using System.Globalization;
using System.Text.Json;

namespace Lamina;

/// <summary>Reads what the training rows decided from <c>manifest.json</c>, and checks that it fits the record.</summary>
internal static class ManifestReader
{
    /// <exception cref="ArtifactException">It contradicts itself or the record.</exception>
    public static FittedSchema Read(ArtifactFile artifact, JsonElement root, RowSchema schema)
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
        {
            targets[i] = new TargetScale(entry[i].GetProperty("center").GetDouble(), entry[i].GetProperty("scale").GetDouble());
            if (!double.IsFinite(targets[i].Center) || !double.IsFinite(targets[i].Scale) || targets[i].Scale <= 0)
                throw new ArtifactException($"The scale of {label.Names[i]} in the file is none. It is damaged: save the pipeline again.");
        }

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
