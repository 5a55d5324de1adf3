using System.Globalization;

namespace Lamina;

/// <summary>The convolutional layers of one column: <see cref="ConvolutionKernel"/>. A sequence is an image of height 1.</summary>
/// <param name="graph">The graph.</param>
/// <param name="trunk">The layers with their sizes.</param>
/// <param name="activation">The function after each.</param>
/// <param name="weights">The weights of the network.</param>
internal sealed class ConvolutionGraph(GraphWriter graph, ConvolutionTrunk trunk, Activation activation, NetworkWeights weights)
{
    private readonly int pool = trunk.Descriptor.Pool;

    /// <summary>Writes the layers.</summary>
    /// <returns><c>[batch, OutputWidth]</c>.</returns>
    public string Write(EncoderGraph encoder)
    {
        var x = graph.Reshape(graph.Columns(encoder.Numeric!, trunk.Input, trunk.Count), 0, trunk.Channels, trunk.Height, trunk.Width);
        var length = trunk.Column.IsRagged ? encoder.LengthOf(trunk) : null;
        for (var i = 0; i < trunk.Layers.Count; i++)
        {
            var layer = trunk.Layers[i];
            x = ActivationGraph.Write(graph, activation, Convolve(x, i, layer));
            if (length is null)
            {
                x = Pool(x);
                continue;
            }

            // What lies behind the end is in no cell, and nothing for the next layer.
            x = Pool(graph.Apply("Where", [Inside(length, layer.Width), x, graph.Float("lowest", float.MinValue)]));
            var cells = graph.Apply("Div", [graph.Apply("Add", [length, graph.Numbers("rest", pool - 1)]), graph.Numbers("pool", pool)]);
            length = graph.Apply("Min", [cells, graph.Numbers("cells", layer.PooledWidth)]);
            x = graph.Apply("Where", [Inside(length, layer.PooledWidth), x, graph.Float("zero", 0)]);
        }

        if (!trunk.Descriptor.GlobalPooling)
            return graph.Apply("Flatten", [x], GraphAttribute.Of("axis", 1L));
        return length is null ? PoolAll(x) : PoolInside(x, length, trunk.Layers[^1].PooledWidth);
    }

    private string Convolve(string x, int index, ConvolutionTrunk.Layer sizes)
    {
        var (height, width) = (trunk.KernelHeight, trunk.Descriptor.Kernel);
        var name = string.Create(CultureInfo.InvariantCulture, $"{index + 1}_{trunk.Column.Name}");
        var weight = trunk.Column.IsImage
            ? weights.Require($"conv{name}.weight", sizes.Filters, sizes.Channels, height, width)
            : weights.Require($"conv{name}.weight", sizes.Filters, sizes.Channels, width);
        var bias = weights.Require($"conv{name}.bias", sizes.Filters);
        if (trunk.Descriptor.Normalization == Normalization.Batch)
            (weight, bias) = BatchNormalization.Fold(weights, $"norm{name}", weight, bias);
        return graph.Apply(
            "Conv",
            [x, graph.Floats($"conv{name}.weight", [sizes.Filters, sizes.Channels, height, width], weight), graph.Floats($"conv{name}.bias", [sizes.Filters], bias)],
            GraphAttribute.Of("kernel_shape", [(long)height, width]),
            GraphAttribute.Of("pads", [height / 2L, width / 2, height / 2, width / 2]));
    }

    private string Pool(string x) => pool == 1
        ? x
        : graph.Apply("MaxPool", [x], GraphAttribute.Of("kernel_shape", [(long)trunk.PoolHeight, pool]), GraphAttribute.Of("strides", [(long)trunk.PoolHeight, pool]));

    private string PoolAll(string x) => graph.Concat(
        [
            graph.Apply("ReduceMean", [x], GraphAttribute.Of("axes", [2L, 3]), GraphAttribute.Of("keepdims", 0L)),
            graph.Apply("ReduceMax", [x], GraphAttribute.Of("axes", [2L, 3]), GraphAttribute.Of("keepdims", 0L)),
        ],
        axis: 1);

    // The mean and the maximum over a row's own steps; zeros where it has none.
    private string PoolInside(string x, string length, int width)
    {
        var sum = graph.Apply("ReduceSum", [x, graph.Numbers("axes", 2, 3)], GraphAttribute.Of("keepdims", 0L));
        var mean = graph.Apply("Div", [sum, graph.Cast(graph.Apply("Max", [length, graph.Numbers("one", 1)]), OnnxElementType.Float)]);
        var masked = graph.Apply("Where", [Inside(length, width), x, graph.Float("lowest", float.MinValue)]);
        var largest = graph.Apply("ReduceMax", [masked], GraphAttribute.Of("axes", [2L, 3]), GraphAttribute.Of("keepdims", 0L));
        var some = graph.Apply("Greater", [length, graph.Numbers("none", 0)]);
        return graph.Concat([mean, graph.Apply("Where", [some, largest, graph.Float("zero", 0)])], axis: 1);
    }

    // [batch, 1, 1, width]: which steps are before the end.
    private string Inside(string length, int width)
    {
        var steps = new long[width];
        for (var i = 0; i < width; i++)
            steps[i] = i;
        return graph.Apply("Less", [graph.Numbers("steps", steps), graph.Reshape(length, 0, 1, 1, 1)]);
    }
}
