namespace Lamina;

/// <summary>Sines and cosines of numbers at learned frequencies: <see cref="PeriodicKernel"/>.</summary>
internal static class PeriodicGraph
{
    /// <summary>Writes the embeddings, <c>[batch, columns * VectorWidth]</c>.</summary>
    public static string Write(GraphWriter graph, int[] inputs, NetworkWeights weights, string numeric)
    {
        const int Waves = 2 * NumberEmbeddings.Frequencies;
        const int Width = NumberEmbeddings.VectorWidth;
        var frequencies = weights.Require(PeriodicKernel.Names.Frequencies, inputs.Length, NumberEmbeddings.Frequencies);
        var x = graph.Apply("Mul", [NumberVectors.Spread(graph, numeric, inputs), graph.Float("turn", 2 * MathF.PI)]);
        var angles = graph.Apply("Mul", [x, graph.Floats("frequencies", [inputs.Length, 1, NumberEmbeddings.Frequencies], frequencies)]);
        var waves = graph.Concat([graph.Apply("Sin", [angles]), graph.Apply("Cos", [angles])], axis: 2);
        return NumberVectors.Write(
            graph,
            waves,
            weights.Require(PeriodicKernel.Names.Weight, inputs.Length, Waves, Width),
            weights.Require(PeriodicKernel.Names.Bias, inputs.Length, Width),
            inputs.Length);
    }
}
