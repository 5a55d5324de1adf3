using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lamina;

/// <summary>Writes <see cref="Activations"/> as an array of numbers; NaN and infinity as strings.</summary>
/// <remarks>Reading is not supported: activations belong to a fit, and text knows none.</remarks>
public sealed class ActivationsJsonConverter : JsonConverter<Activations>
{
    /// <inheritdoc/>
    public override Activations Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException(
            "Activations belong to a fit and cannot be read from JSON. Read the original record and enrich it again.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Activations value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        foreach (var number in value)
        {
            if (float.IsFinite(number))
                writer.WriteNumberValue(number);
            else
                writer.WriteStringValue(float.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        }

        writer.WriteEndArray();
    }
}
