namespace Lamina;

/// <summary>Activation functions: <see cref="ActivationFunction"/>.</summary>
internal static class ActivationGraph
{
    /// <summary>Writes a function.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="activation">The function.</param>
    /// <param name="x">What it is applied to.</param>
    public static string Write(GraphWriter graph, Activation activation, string x) => activation switch
    {
        Activation.Relu => graph.Apply("Relu", [x]),
        Activation.Silu => graph.Apply("Mul", [x, graph.Apply("Sigmoid", [x])]),
        Activation.Gelu => Gelu(graph, x),
        Activation.Tanh => graph.Apply("Tanh", [x]),
        Activation.Sigmoid => graph.Apply("Sigmoid", [x]),
        Activation.LeakyRelu => graph.Apply("LeakyRelu", [x], GraphAttribute.Of("alpha", 0.01f)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation."),
    };

    // x / 2 * (1 + erf(x / sqrt 2)); opset 17 has no operator of this name yet.
    private static string Gelu(GraphWriter graph, string x)
    {
        var erf = graph.Apply("Erf", [graph.Apply("Mul", [x, graph.Float("root", 0.70710678f)])]);
        return graph.Apply("Mul", [graph.Apply("Mul", [x, graph.Float("half", 0.5f)]), graph.Apply("Add", [erf, graph.Float("one", 1)])]);
    }
}
