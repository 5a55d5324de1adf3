namespace Lamina;

/// <summary>A fully connected layer: <see cref="DenseLayer"/>.</summary>
internal static class DenseGraph
{
    /// <summary>Writes the layer.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">The name of its weights.</param>
    /// <param name="x"><c>[..., inputs]</c>.</param>
    /// <param name="weight"><c>[outputs, inputs]</c>, as PyTorch keeps it.</param>
    /// <param name="bias"><c>[outputs]</c>.</param>
    /// <returns><c>[..., outputs]</c>.</returns>
    public static string Write(GraphWriter graph, string name, string x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias)
    {
        var transposed = new float[weight.Length];
        Transpose(weight, bias.Length, weight.Length / bias.Length, transposed);
        return WriteTransposed(graph, name, x, transposed, bias);
    }

    /// <summary>The same with the weights <c>[inputs, outputs]</c>.</summary>
    public static string WriteTransposed(GraphWriter graph, string name, string x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias)
    {
        var product = graph.Apply("MatMul", [x, graph.Floats(name + ".weight", [weight.Length / bias.Length, bias.Length], weight)]);
        return graph.Apply("Add", [product, graph.Floats(name + ".bias", [bias.Length], bias)]);
    }

    /// <summary>Writes a matrix <c>[rows, columns]</c> as <c>[columns, rows]</c>.</summary>
    public static void Transpose(ReadOnlySpan<float> matrix, int rows, int columns, Span<float> target)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                target[(column * rows) + row] = matrix[(row * columns) + column];
        }
    }
}
