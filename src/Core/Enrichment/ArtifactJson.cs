using System.Text.Json;

namespace Lamina;

/// <summary>How JSON of a saved pipeline is read: each property once, nothing nested deeper than a pipeline needs.</summary>
internal static class ArtifactJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes) => JsonDocument.Parse(bytes, Options);

    /// <summary>Whether an error says that JSON holds something else than was asked for, or values that do not fit together.</summary>
    public static bool IsDamage(Exception error) =>
        error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException or OverflowException;
}
