using System.Text.Json;

namespace Lamina;

/// <summary>What each kind of model adds to a saved pipeline: properties of the description, and entries of its own.</summary>
internal static class ScorerEntries
{
    private const string Kind = "kind";
    private const string BoostedTrees = "boosted trees";

    /// <summary>Writes the kind's properties into the description.</summary>
    public static void Describe(Utf8JsonWriter json, Scorer scorer)
    {
        switch (scorer)
        {
            case BoostedTrees boosted:
                json.WriteString(Kind, BoostedTrees);
                json.WriteNumber("slope", boosted.Slope);
                TreeEntries.WriteCounts(json, boosted.Trees);
                break;
            default:
                throw new InvalidOperationException($"{scorer.GetType().Name} cannot be saved.");
        }
    }

    /// <summary>Writes the kind's own entries.</summary>
    public static void Write(ArtifactFile artifact, Scorer scorer)
    {
        if (scorer is BoostedTrees boosted)
            TreeEntries.Write(artifact, boosted.Trees);
    }

    /// <summary>Reads a model's own part.</summary>
    /// <exception cref="ArtifactException">It is damaged.</exception>
    public static Scorer Read(JsonElement root, ArtifactFile artifact, RowLayout layout)
    {
        var kind = root.GetProperty(Kind).GetString();
        switch (kind)
        {
            case BoostedTrees:
                var slope = Finite(root, "slope");
                return new BoostedTrees(layout, TreeEntries.Read(root, artifact, layout.ValueCount, layout.Widths, layout.Fitted.OutputCount), slope);
            default:
                throw new ArtifactException($"The model is of the kind \"{kind}\", which this version of Lamina does not know. Update the package Lamina.Core.");
        }
    }

    private static double Finite(JsonElement root, string name)
    {
        var value = root.GetProperty(name).GetDouble();
        return double.IsFinite(value) ? value : throw new ArtifactException($"The model is damaged: its {name} is not finite. Save the pipeline again.");
    }
}
