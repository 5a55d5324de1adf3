using System.Text.Json;

namespace Lamina;

/// <summary>
/// What <c>manifest.json</c> says about the layers of the networks, for people and for programs that look at many files: an entry for
/// each network of the record, with the number of weights in each of its folds. What is said must be true when the file is loaded.
/// </summary>
internal static class NetworkLayers
{
    private const string Property = "layers";

    /// <summary>Writes the property.</summary>
    public static void Write(Utf8JsonWriter json, FittedNetwork network)
    {
        json.WritePropertyName(Property);
        WriteValue(json, network);
    }

    /// <summary>Refuses a manifest that says something else about networks than what they are.</summary>
    /// <exception cref="ArtifactException">It does.</exception>
    public static void Require(JsonElement root, FittedNetwork network)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            WriteValue(json, network);
        using var expected = JsonDocument.Parse(stream.ToArray());
        if (!JsonElement.DeepEquals(root.GetProperty(Property), expected.RootElement))
            throw new ArtifactException("What the file says about its layers is not what its networks are. It was changed: save the pipeline again.");
    }

    private static void WriteValue(Utf8JsonWriter json, FittedNetwork network)
    {
        var fitted = network.Fitted;
        json.WriteStartArray();
        for (var i = 0; i < fitted.Schema.Networks.Count; i++)
        {
            var descriptor = fitted.Schema.Networks[i];
            json.WriteStartObject();
            json.WriteString("name", descriptor.Name);
            json.WriteString("learns", descriptor.Learn.ToString());
            WriteNumbers(json, "hidden", descriptor.Hidden);
            json.WriteString("activation", descriptor.Activation.ToString());
            json.WriteString("normalization", descriptor.Normalization.ToString());
            json.WriteBoolean("residual", descriptor.Residual);
            json.WriteNumber("members", descriptor.Members);
            WriteNumbers(json, "extracted", descriptor.Extract);
            json.WriteNumber("outputs", fitted.OutputCountOf(i));
            WriteNumbers(json, "weights", network.Members.Select(member => CountOf(member.Of(descriptor.Name))));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static int CountOf(NetworkWeights weights) => weights.Tensors.Values.Sum(static tensor => tensor.Values.Length);

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<int> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
