using System.Globalization;

namespace Lamina;

/// <summary>
/// The entries of a saved pipeline that hold learned vectors of words: <c>words/1.json</c>, the words in their order, and
/// <c>words/1.safetensors</c>, their vectors and how much each counts; one pair for each column of words, the context last.
/// </summary>
internal static class WordEntries
{
    private const long LongestList = 256L << 20;
    private const long LongestVectors = 1L << 30;

    // ln(n) + 1 of more texts than there can be.
    private const float LargestWeight = 100;

    public static void Write(ArtifactWriter artifact, PooledVectors pooled)
    {
        for (var i = 0; i < pooled.Tokens.Count; i++)
            Write(artifact, i, pooled.Tokens[i].Vectors);
        if (pooled.Context is { } context)
            Write(artifact, pooled.Tokens.Count, context.Vectors);
    }

    /// <summary>Reads the vectors of a schema's columns.</summary>
    /// <exception cref="ArtifactException">An entry is missing or damaged.</exception>
    public static PooledVectors Read(ArtifactFile artifact, RowSchema schema, IReadOnlyList<Vocabulary> vocabularies)
    {
        if (schema.PooledCount == 0)
            return PooledVectors.None;
        var tokens = new TokenEncoder[schema.TokenColumns.Count];
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = new TokenEncoder(schema.TokenColumns[i], Read(artifact, i, schema.TokenColumns[i]));
        return new PooledVectors(
            tokens,
            schema.Context is { } context ? new ContextEncoder(context, Read(artifact, tokens.Length, context), vocabularies) : null);
    }

    private static void Write(ArtifactWriter artifact, int index, WordVectors vectors)
    {
        artifact.AddList(NameOf(index, "json"), json =>
        {
            json.WriteStartArray();
            foreach (var word in vectors.Words)
                json.WriteStringValue(word);
            json.WriteEndArray();
        });
        artifact.AddWeights(NameOf(index, "safetensors"), new NetworkWeights(new Dictionary<string, WeightTensor>(StringComparer.Ordinal)
        {
            ["vectors"] = new WeightTensor([vectors.Count, vectors.Width], vectors.Values),
            ["weights"] = new WeightTensor([vectors.Count], [.. vectors.InverseDocumentFrequencies]),
        }));
    }

    private static WordVectors Read(ArtifactFile artifact, int index, Column column)
    {
        var name = NameOf(index, "json");
        try
        {
            var words = ReadWords(artifact, name, column);
            var tensors = SafeTensors.Read(artifact.Read(NameOf(index, "safetensors"), LongestVectors));
            var values = tensors.Require("vectors", words.Count, column.VectorWidth);
            var weights = tensors.Require("weights", words.Count);
            foreach (var weight in weights)
            {
                if (weight is not (>= 0 and <= LargestWeight))
                    throw new ArtifactException($"The words of {column.Name} are damaged: one counts {weight.ToString(CultureInfo.InvariantCulture)} times. Save the pipeline again.");
            }

            return words.Count == 0 ? WordVectors.Empty(column.VectorWidth) : new WordVectors(words, values, weights);
        }
        catch (Exception error) when (ArtifactJson.IsDamage(error))
        {
            throw new ArtifactException($"The entry \"{name}\", the words of {column.Name}, is damaged: {error.Message} Save the pipeline again.", error);
        }
    }

    private static List<string> ReadWords(ArtifactFile artifact, string name, Column column)
    {
        using var document = artifact.ReadJson(name, LongestList);
        var words = new List<string>();
        foreach (var word in document.RootElement.EnumerateArray())
            words.Add(word.GetString() ?? throw new ArtifactException($"A word of {column.Name} is null. The file is damaged: save the pipeline again."));
        return words;
    }

    private static string NameOf(int index, string extension) => string.Create(CultureInfo.InvariantCulture, $"words/{index + 1}.{extension}");
}
