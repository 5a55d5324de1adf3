using System.Text.Json;

namespace Lamina;

/// <summary>The inputs of a model in the description of a saved pipeline: an array for each, of kind, source, code, centre and scale.</summary>
internal static class InputEntries
{
    private const string Inputs = "inputs";
    private const int InputsOfNumber = 4;   // itself, its sine, its cosine, whether it is missing

    public static void Write(Utf8JsonWriter json, InputEncoder inputs)
    {
        json.WriteStartArray(Inputs);
        foreach (var column in inputs.Columns)
        {
            json.WriteStartArray();
            json.WriteStringValue(column.Kind.ToString());
            json.WriteNumberValue(column.Source);
            json.WriteNumberValue(column.Code);
            json.WriteNumberValue(column.Center);
            json.WriteNumberValue(column.Scale);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads inputs.</summary>
    /// <exception cref="ArtifactException">They are damaged.</exception>
    public static InputEncoder Read(JsonElement root, RowLayout layout)
    {
        var saved = root.GetProperty(Inputs);
        var most = (InputsOfNumber * (long)layout.ValueCount) + layout.Widths.Sum(static width => (long)width);
        if (saved.GetArrayLength() > most)
            throw new ArtifactException($"The model is damaged: it has {saved.GetArrayLength()} inputs, and its columns can give {most}. Save the pipeline again.");
        var columns = new InputColumn[saved.GetArrayLength()];
        var i = 0;
        foreach (var parts in saved.EnumerateArray())
        {
            if (parts.GetArrayLength() != 5 || !Enum.TryParse<InputKind>(parts[0].GetString(), out var kind))
                throw new ArtifactException($"The model is damaged: its input {i} cannot be read. Save the pipeline again.");
            columns[i++] = new InputColumn(kind, parts[1].GetInt32(), parts[2].GetInt32(), parts[3].GetDouble(), parts[4].GetDouble());
        }

        return new InputEncoder(layout, columns);
    }
}
