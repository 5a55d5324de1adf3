namespace Lamina;

/// <summary>What piecewise-linear and periodic embeddings end in: a dense layer and ReLU for each column by itself.</summary>
internal static class NumberVectors
{
    /// <summary>Takes columns apart: <c>[columns, batch, 1]</c>.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="numeric">The scaled numbers, <c>[batch, NumericWidth]</c>.</param>
    /// <param name="inputs">Which of them.</param>
    /// <remarks>
    /// Here and not before the product: ONNX Runtime 1.31 makes one operator of a product and a transposition right before it, which ends the process where a batch is empty.
    /// </remarks>
    public static string Spread(GraphWriter graph, string numeric, int[] inputs) =>
        graph.Apply("Unsqueeze", [graph.Apply("Transpose", [graph.Columns(numeric, inputs)], GraphAttribute.Of("perm", [1L, 0])), graph.Numbers("last", 2)]);

    /// <summary>Writes the layers of all columns.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="x"><c>[columns, batch, values]</c>.</param>
    /// <param name="weight"><c>[columns, values, VectorWidth]</c>.</param>
    /// <param name="bias"><c>[columns, VectorWidth]</c>.</param>
    /// <param name="columns">How many columns.</param>
    /// <returns><c>[batch, columns * VectorWidth]</c>.</returns>
    public static string Write(GraphWriter graph, string x, float[] weight, float[] bias, int columns)
    {
        const int Width = NumberEmbeddings.VectorWidth;
        var product = graph.Apply("MatMul", [x, graph.Floats("numbers.weight", [columns, weight.Length / (columns * Width), Width], weight)]);
        var units = graph.Apply("Relu", [graph.Apply("Add", [product, graph.Floats("numbers.bias", [columns, 1, Width], bias)])]);
        return graph.Reshape(graph.Apply("Transpose", [units], GraphAttribute.Of("perm", [1L, 0, 2])), 0, columns * Width);
    }
}
