using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lamina;

/// <summary>A report as JSON: the same bytes for the same report, numbers that are read back as they were.</summary>
internal static class ReportJson
{
    /// <summary>How it is written and read.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        // Names stay readable. The text is a file of its own: it is never put into a page, where it would have to be encoded.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The report's properties, and <c>units</c> behind them where there are any.</summary>
    public static string Of(LiftReport report, UnitReport? units)
    {
        if (units is null)
            return JsonSerializer.Serialize(report, Options) + "\n";
        var both = JsonSerializer.SerializeToNode(report, Options)!.AsObject();
        both.Add("units", JsonSerializer.SerializeToNode(units, Options));
        return both.ToJsonString(Options) + "\n";
    }
}
