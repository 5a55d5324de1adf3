namespace Lamina;

/// <summary>What piecewise-linear and periodic embeddings end in: a dense layer and ReLU for each column by itself.</summary>
internal static class NumberVectors
{
    /// <summary>Writes the layers of all columns.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="x"><c>[batch, columns, values]</c>.</param>
    /// <param name="weight"><c>[columns, values, VectorWidth]</c>.</param>
    /// <param name="bias"><c>[columns, VectorWidth]</c>.</param>
    /// <param name="columns">How many columns.</param>
    /// <returns><c>[batch, columns * VectorWidth]</c>.</returns>
    public static string Write(GraphWriter graph, string x, float[] weight, float[] bias, int columns)
    {
        const int Width = NumberEmbeddings.VectorWidth;
        var byColumn = graph.Apply("Transpose", [x], GraphAttribute.Of("perm", [1L, 0, 2]));
        var product = graph.Apply("MatMul", [byColumn, graph.Floats("numbers.weight", [columns, weight.Length / (columns * Width), Width], weight)]);
        var units = graph.Apply("Relu", [graph.Apply("Add", [product, graph.Floats("numbers.bias", [columns, 1, Width], bias)])]);
        return graph.Reshape(graph.Apply("Transpose", [units], GraphAttribute.Of("perm", [1L, 0, 2])), 0, columns * Width);
    }
}
