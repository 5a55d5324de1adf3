using System.Globalization;

namespace Lamina;

/// <summary>The forward pass of one trained network, as <see cref="NetworkKernel"/> computes it.</summary>
/// <param name="graph">The graph.</param>
/// <param name="fitted">The encoders.</param>
/// <param name="network">The position of the network in <see cref="RowSchema.Networks"/>.</param>
/// <param name="weights">Its weights.</param>
internal sealed class NetworkGraph(GraphWriter graph, FittedSchema fitted, int network, NetworkWeights weights)
{
    private readonly NetworkDescriptor descriptor = fitted.Schema.Networks[network];

    /// <summary>Writes the network.</summary>
    /// <param name="encoder">The encoded inputs.</param>
    /// <returns>Its extracted layers by their numbers, and its output.</returns>
    public (Dictionary<int, string> Layers, string Output) Write(EncoderGraph encoder)
    {
        var (below, inputs) = InputGraph.Write(graph, fitted, network, weights, encoder);
        var members = descriptor.IsAutoencoder ? 1 : descriptor.Members;
        if (members > 1)
        {
            // A dimension for the members in front: [members, batch, units].
            var scales = graph.Floats("scales", [members, 1, inputs], weights.Require(MemberKernel.Names.Scales, members, inputs));
            below = graph.Apply("Mul", [graph.Apply("Unsqueeze", [below, graph.Numbers("front", 0)]), scales]);
        }

        var layers = new Dictionary<int, string>();
        var width = inputs;
        for (var layer = 1; layer <= descriptor.Hidden.Count; layer++)
        {
            below = Layer(below, layer, width);
            width = descriptor.Hidden[layer - 1];
            if (descriptor.Extract.Contains(layer))
                layers.Add(layer, MeanOf(members, Map(below, layer, width)));
        }

        var output = descriptor.IsAutoencoder
            ? new ReconstructionGraph(graph, fitted, descriptor, weights).Write(below, encoder)
            : MeanOf(members, Transform(Head(below, members, width)));
        return (layers, output);
    }

    private string Layer(string below, int number, int inputs)
    {
        var width = descriptor.Hidden[number - 1];
        var norm = string.Create(CultureInfo.InvariantCulture, $"norm{number}");
        var (weight, bias) = (Weight("dense", number, "weight", width, inputs), Weight("dense", number, "bias", width));
        if (descriptor.Normalization == Normalization.Batch)
            (weight, bias) = BatchNormalization.Fold(weights, norm, weight, bias);
        var value = DenseGraph.Write(graph, string.Create(CultureInfo.InvariantCulture, $"dense{number}"), below, weight, bias);
        if (descriptor.Normalization == Normalization.Layer)
        {
            value = graph.Apply(
                "LayerNormalization",
                [value, graph.Floats(norm + ".weight", [width], weights.Require(norm + ".weight", width)), graph.Floats(norm + ".bias", [width], weights.Require(norm + ".bias", width))],
                GraphAttribute.Of("axis", -1L),
                GraphAttribute.Of("epsilon", (float)LayerNormalization.Epsilon));
        }

        value = ActivationGraph.Write(graph, descriptor.Activation, value);
        return descriptor.IsResidual(number) ? graph.Apply("Add", [value, below]) : value;
    }

    // Onto the basis that the networks of all folds share.
    private string Map(string value, int number, int width)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"map{number}");
        return weights.Find(name + ".weight", width, width) is { } map
            ? DenseGraph.Write(graph, name, value, map, weights.Require(name + ".bias", width))
            : value;
    }

    private string Head(string below, int members, int width)
    {
        var outputs = fitted.OutputCount;
        if (members == 1)
            return DenseGraph.Write(graph, "output", below, weights.Require(MemberKernel.Names.Weight, outputs, width), weights.Require(MemberKernel.Names.Bias, outputs));

        var weight = weights.Require(MemberKernel.Names.Weight, members, outputs, width);
        var transposed = new float[weight.Length];
        for (var member = 0; member < members; member++)
            DenseGraph.Transpose(weight.AsSpan(member * outputs * width, outputs * width), outputs, width, transposed.AsSpan(member * outputs * width));
        var product = graph.Apply("MatMul", [below, graph.Floats("output.weight", [members, width, outputs], transposed)]);
        return graph.Apply("Add", [product, graph.Floats("output.bias", [members, 1, outputs], weights.Require(MemberKernel.Names.Bias, members, outputs))]);
    }

    // As OutputTransform does it.
    private string Transform(string scores)
    {
        switch (fitted.Schema.Label.Task)
        {
            case TaskKind.Binary or TaskKind.MultiLabel:
                return graph.Apply("Sigmoid", [scores]);
            case TaskKind.MultiClass:
                return graph.Apply("Softmax", [scores], GraphAttribute.Of("axis", -1L));
            default:
                // In double precision, since the centre may be far larger than the scale.
                double[] scales = [.. fitted.Targets.Select(target => target.Scale)];
                double[] centers = [.. fitted.Targets.Select(target => target.Center)];
                var scaled = graph.Apply("Mul", [graph.Cast(scores, OnnxElementType.Double), graph.Doubles("label.scale", [scales.Length], scales)]);
                return graph.Cast(graph.Apply("Add", [scaled, graph.Doubles("label.center", [centers.Length], centers)]), OnnxElementType.Float);
        }
    }

    private string MeanOf(int members, string value) =>
        members == 1 ? value : graph.Apply("ReduceMean", [value], GraphAttribute.Of("axes", [0L]), GraphAttribute.Of("keepdims", 0L));

    private float[] Weight(string layer, int number, string tensor, params ReadOnlySpan<int> shape) =>
        weights.Require(string.Create(CultureInfo.InvariantCulture, $"{layer}{number}.{tensor}"), shape);
}
