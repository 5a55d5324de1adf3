namespace Lamina;

/// <summary>What the first dense layer of a network sees, in the order of <see cref="InputKernel"/>.</summary>
internal static class InputGraph
{
    /// <summary>Writes the inputs.</summary>
    /// <returns><c>[batch, width]</c>, and the width.</returns>
    public static (string Value, int Width) Write(GraphWriter graph, FittedSchema fitted, int network, NetworkWeights weights, EncoderGraph encoder)
    {
        var schema = fitted.Schema;
        var embeddings = schema.Embeddings[network];
        var parts = new List<string>();
        var width = schema.DenseNumericWidth + schema.IndicatorCount + embeddings.Width;
        AddDense(graph, schema, encoder, parts);
        for (var i = 0; i < fitted.Values.Count; i++)
        {
            var values = fitted.Values[i];
            if (!values.IsUsed)
                continue;
            var name = $"numbers.{values.Column}.weight";
            parts.Add(CategoryGraph.Embed(graph, name, weights.Require(name, values.Size, values.EmbeddingWidth), values.EmbeddingWidth, encoder.Code(schema.CategoryCount + i)));
            width += values.EmbeddingWidth;
        }

        if (embeddings.PiecewiseLinear.Length > 0)
            parts.Add(PiecewiseLinearGraph.Write(graph, embeddings.PiecewiseLinear, weights, encoder.Numeric!));
        if (embeddings.Periodic.Length > 0)
            parts.Add(PeriodicGraph.Write(graph, embeddings.Periodic, weights, encoder.Numeric!));
        if (encoder.Indicators is not null)
            parts.Add(encoder.Indicators);
        for (var i = 0; i < fitted.Vocabularies.Count; i++)
        {
            var vocabulary = fitted.Vocabularies[i];
            var name = $"embed_{vocabulary.Column}.weight";
            parts.Add(CategoryGraph.Embed(graph, name, weights.Require(name, vocabulary.Size, vocabulary.EmbeddingWidth), vocabulary.EmbeddingWidth, encoder.Code(i)));
            width += vocabulary.EmbeddingWidth;
        }

        foreach (var trunk in schema.Convolutions)
        {
            parts.Add(new ConvolutionGraph(graph, trunk, schema.Networks[network].Activation, weights).Write(encoder));
            width += trunk.OutputWidth;
        }

        return (graph.Concat(parts, axis: 1), width);
    }

    // The numbers between those that go through convolutions.
    private static void AddDense(GraphWriter graph, RowSchema schema, EncoderGraph encoder, List<string> parts)
    {
        if (schema.DenseNumericWidth == 0)
            return;
        if (schema.Convolutions.Count == 0)
        {
            parts.Add(encoder.Numeric!);
            return;
        }

        var from = 0;
        foreach (var trunk in schema.Convolutions)
        {
            if (trunk.Input > from)
                parts.Add(graph.Columns(encoder.Numeric!, from, trunk.Input - from));
            from = trunk.Input + trunk.Count;
        }

        if (schema.NumericWidth > from)
            parts.Add(graph.Columns(encoder.Numeric!, from, schema.NumericWidth - from));
    }
}
