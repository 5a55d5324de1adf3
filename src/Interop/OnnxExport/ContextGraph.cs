namespace Lamina;

/// <summary>The mean of the vectors of a row's categories, which <see cref="ContextEncoder"/> computes.</summary>
internal static class ContextGraph
{
    /// <summary>Writes the pooled vectors, <c>[batch, width]</c>; NaN where no value was learned.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="fitted">The encoders.</param>
    /// <param name="codes">The codes of the categories.</param>
    public static string Write(GraphWriter graph, FittedSchema fitted, ReadOnlySpan<string> codes)
    {
        var vectors = fitted.Pooled.Context!.Vectors;
        var (sums, counts) = (new List<string>(), new List<string>());
        for (var i = 0; i < fitted.Vocabularies.Count; i++)
        {
            var words = ContextEncoder.WordsOf(fitted.Vocabularies[i]);
            var (table, known) = (new float[words.Length * vectors.Width], new float[words.Length]);
            for (var code = 0; code < words.Length; code++)
            {
                if (vectors.IndexOf(words[code]) is not (>= 0 and var word))
                    continue;
                vectors.VectorOf(word).CopyTo(table.AsSpan(code * vectors.Width));
                known[code] = 1;
            }

            sums.Add(CategoryGraph.Embed(graph, $"context_{fitted.Vocabularies[i].Column}", table, vectors.Width, codes[i]));
            counts.Add(CategoryGraph.Embed(graph, $"known_{fitted.Vocabularies[i].Column}", known, 1, codes[i]));
        }

        // No known value: 0 / 0 is NaN, as it should be.
        return graph.Apply("Div", [graph.Apply("Sum", [.. sums]), graph.Apply("Sum", [.. counts])]);
    }
}
