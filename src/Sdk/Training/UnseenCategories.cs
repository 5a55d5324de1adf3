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
            var seen = new bool[vocabulary.Size];
            foreach (var row in rows)
                seen[encoded.Codes[i][row]] = true;

            var width = vocabulary.EmbeddingWidth;
            var table = weights.Require($"embed_{vocabulary.Column}.weight", vocabulary.Size, width).AsSpan();
            var unknown = table.Slice(Vocabulary.Unknown * width, width);
            for (var code = Vocabulary.Missing; code < seen.Length; code++)
            {
                if (!seen[code])
                    unknown.CopyTo(table[(code * width)..]);
            }
        }
    }
}
