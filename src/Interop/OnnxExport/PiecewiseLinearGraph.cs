namespace Lamina;

/// <summary>Numbers as shares of bins: <see cref="PiecewiseLinearKernel"/>, every bin written out.</summary>
internal static class PiecewiseLinearGraph
{
    private const int Bins = NumberEmbeddings.Bins;

    /// <summary>Writes the embeddings, <c>[batch, columns * VectorWidth]</c>.</summary>
    public static string Write(GraphWriter graph, int[] inputs, NetworkWeights weights, string numeric)
    {
        var count = inputs.Length;
        var edges = weights.Require(PiecewiseLinearKernel.Names.Edges, count, Bins + 1);
        var (from, to, width) = (new float[count * Bins], new float[count * Bins], new float[count * Bins]);
        var (least, most) = (new float[Bins], new float[Bins]);
        most.AsSpan().Fill(1);

        // The first and the last bin are open: a number beyond all training rows goes on along the line.
        least[0] = float.MinValue;
        most[^1] = float.MaxValue;
        var hasPoints = false;
        for (var column = 0; column < count; column++)
        {
            for (var bin = 0; bin < Bins; bin++)
            {
                var place = (column * Bins) + bin;
                (from[place], to[place]) = (edges[(column * (Bins + 1)) + bin], edges[(column * (Bins + 1)) + bin + 1]);
                width[place] = to[place] - from[place];
                hasPoints |= !(width[place] > 0);
            }
        }

        var x = NumberVectors.Spread(graph, numeric, inputs);
        var reached = hasPoints ? graph.Cast(graph.Apply("GreaterOrEqual", [x, graph.Floats("to", [count, 1, Bins], to)]), OnnxElementType.Float) : "";
        var divisors = Array.ConvertAll(width, value => value > 0 ? value : 1);
        var share = graph.Apply("Div", [graph.Apply("Sub", [x, graph.Floats("from", [count, 1, Bins], from)]), graph.Floats("width", [count, 1, Bins], divisors)]);
        share = graph.Apply("Min", [graph.Apply("Max", [share, graph.Floats("least", [Bins], least)]), graph.Floats("most", [Bins], most)]);
        if (hasPoints)
        {
            // A bin without a width is a single value: below it 0, from it on 1.
            var isOpen = graph.Cast(graph.Floats("isOpen", [count, 1, Bins], Array.ConvertAll(width, value => value > 0 ? 1f : 0)), OnnxElementType.Bool);
            share = graph.Apply("Where", [isOpen, share, reached]);
        }

        return NumberVectors.Write(
            graph,
            share,
            weights.Require(PiecewiseLinearKernel.Names.Weight, count, Bins, NumberEmbeddings.VectorWidth),
            weights.Require(PiecewiseLinearKernel.Names.Bias, count, NumberEmbeddings.VectorWidth),
            count);
    }
}
