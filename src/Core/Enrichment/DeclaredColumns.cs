using System.Globalization;
using System.Text.Json;

namespace Lamina;

/// <summary>The columns and networks of a record as a person would say them: what a saved pipeline is for, and how another record differs.</summary>
internal static class DeclaredColumns
{
    private const int MostLines = 20;
    private const int LongestLine = 300;

    /// <summary>Refuses a pipeline that was saved for other columns, and names those that differ.</summary>
    /// <param name="saved">What the file says about its columns.</param>
    /// <param name="schema">The record.</param>
    /// <exception cref="FitMismatchException">They differ.</exception>
    public static void RequireSame(JsonElement saved, RowSchema schema)
    {
        if (saved.GetProperty("hash").GetString() == schema.Hash)
            return;

        var savedLines = new List<string>();
        foreach (var line in saved.GetProperty("declared").EnumerateArray())
            savedLines.Add(line.GetString() ?? "");
        var declaredLines = Of(schema);
        var lost = savedLines.FindAll(line => !declaredLines.Contains(line));
        var added = declaredLines.FindAll(line => !savedLines.Contains(line));
        if (lost.Count == 0 && added.Count == 0)
            lost.Add(savedLines.Count == declaredLines.Count ? "the same columns in another order" : "fewer columns");
        throw new FitMismatchException(
            $"The pipeline was saved for {Shown(saved.GetProperty("name").GetString())} as it was declared then; {schema.Name} differs now. "
            + $"Saved: {List(lost)}. Declared now: {List(added)}. "
            + "Train and save again, or load it with the record it was saved for.");
    }

    private static string List(List<string> lines)
    {
        if (lines.Count == 0)
            return "nothing else";
        var more = lines.Count > MostLines ? string.Create(CultureInfo.InvariantCulture, $"; and {lines.Count - MostLines} more") : "";
        return string.Join("; ", lines.Take(MostLines).Select(Shown)) + more;
    }

    // What stands in a file goes into messages and logs: it stays short, and on one line.
    private static string Shown(string? text)
    {
        text ??= "";
        if (text.Length > LongestLine)
            text = text[..LongestLine] + "...";
        return text.Any(char.IsControl) ? string.Concat(text.Select(static letter => char.IsControl(letter) ? ' ' : letter)) : text;
    }

    /// <summary>One line for each column and network.</summary>
    public static List<string> Of(RowSchema schema)
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
}
