namespace Lamina;

/// <summary>
/// A category that a fold's training rows lack is unknown to that fold's network, as a new category is unknown to
/// all of them: it gets the unknown entry's embedding, not one that was never trained.
/// </summary>
internal static class UnseenCategories
{
    /// <summary>Overwrites the embeddings of categories that none of the rows has.</summary>
    public static void Share(FittedSchema fitted, NetworkWeights weights, EncodedRows encoded, int[] rows)
    {
        for (var i = 0; i < fitted.Vocabularies.Count; i++)
        {
            var vocabulary = fitted.Vocabularies[i];
            var table = weights.Require($"embed_{vocabulary.Column}.weight", vocabulary.Size, vocabulary.EmbeddingWidth);
            Share(table, vocabulary.Size, encoded.Codes[i], rows);
        }

        for (var i = 0; i < fitted.Values.Count; i++)
        {
            var vocabulary = fitted.Values[i];
            if (!vocabulary.IsUsed)
                continue;
            var table = weights.Require($"numbers.{vocabulary.Column}.weight", vocabulary.Size, vocabulary.EmbeddingWidth);
            Share(table, vocabulary.Size, encoded.Codes[fitted.Vocabularies.Count + i], rows);
        }
    }

    private static void Share(float[] table, int size, long[] codes, int[] rows)
    {
        var seen = new bool[size];
        foreach (var row in rows)
            seen[codes[row]] = true;

        var width = table.Length / size;
        var unknown = table.AsSpan(Vocabulary.Unknown * width, width);
        for (var code = Vocabulary.Missing; code < seen.Length; code++)
        {
            if (!seen[code])
                unknown.CopyTo(table.AsSpan(code * width));
        }
    }
}
