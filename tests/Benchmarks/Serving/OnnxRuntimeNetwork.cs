using Lamina;
using Microsoft.ML.OnnxRuntime;

namespace Benchmarks.Serving;

/// <summary>The same network as ONNX Runtime runs it: one graph for all folds, rows that are encoded already, inputs and outputs that are bound once.</summary>
internal static class OnnxRuntimeNetwork
{
    public const string Input = "x";
    public const string Hidden = "hidden";
    public const string Output = "y";

    public static Subject Create(ServingNetwork network, float[] encoded, int rows)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        var session = new InferenceSession(ModelOf(network), options);
        var (width, hiddenWidth) = (network.Widths[0], network.Widths[^2]);
        var (x, hiddenOfOne, y) = (new float[width], new float[hiddenWidth], new float[1]);
        var single = Bind(session, x, hiddenOfOne, y, 1);
        var (hiddenOfAll, outputsOfAll) = (new float[rows * hiddenWidth], new float[rows]);
        var all = Bind(session, encoded, hiddenOfAll, outputsOfAll, rows);
        var run = new RunOptions();
        return new Subject(
            "ONNX Runtime",
            row =>
            {
                encoded.AsSpan(row * width, width).CopyTo(x);
                session.RunWithBinding(run, single);
                return y[0];
            },
            (hidden, outputs) =>
            {
                session.RunWithBinding(run, all);
                hiddenOfAll.CopyTo(hidden, 0);
                outputsOfAll.CopyTo(outputs, 0);
            });
    }

    /// <summary>The graph: encoded rows in, the last hidden layer and the output of all folds out.</summary>
    public static byte[] ModelOf(ServingNetwork network)
    {
        var graph = new GraphWriter();
        var x = graph.Input(Input, OnnxElementType.Float, [network.Widths[0]], "");
        var hidden = network.Folds.Select(weights => HiddenLayers(graph, network.Widths, weights, x)).ToArray();
        var outputs = network.Folds.Select((weights, fold) =>
            graph.Apply("Sigmoid", [Dense(graph, network.Widths, weights, "output", network.Widths.Length - 1, hidden[fold])])).ToArray();
        graph.Output(Mean(graph, hidden), Hidden, network.Widths[^2], "");
        graph.Output(Mean(graph, outputs), Output, 1, "");
        using var bytes = new MemoryStream();
        ModelWriter.Of(graph, []).CopyTo(bytes);
        return bytes.ToArray();
    }

    private static OrtIoBinding Bind(InferenceSession session, float[] x, float[] hidden, float[] y, int rows)
    {
        var binding = session.CreateIoBinding();
        binding.BindInput(Input, OrtValue.CreateTensorValueFromMemory(x, [rows, x.Length / rows]));
        binding.BindOutput(Hidden, OrtValue.CreateTensorValueFromMemory(hidden, [rows, hidden.Length / rows]));
        binding.BindOutput(Output, OrtValue.CreateTensorValueFromMemory(y, [rows, 1]));
        return binding;
    }

    private static string HiddenLayers(GraphWriter graph, int[] widths, NetworkWeights weights, string x)
    {
        for (var i = 1; i < widths.Length - 1; i++)
            x = graph.Apply("Relu", [Dense(graph, widths, weights, FormattableString.Invariant($"dense{i}"), i, x)]);
        return x;
    }

    private static string Dense(GraphWriter graph, int[] widths, NetworkWeights weights, string name, int layer, string x)
    {
        var (from, to) = (widths[layer - 1], widths[layer]);
        var weight = graph.Floats(name + ".weight", [to, from], weights.Require(name + ".weight", to, from));
        var bias = graph.Floats(name + ".bias", [to], weights.Require(name + ".bias", to));
        return graph.Apply("Gemm", [x, weight, bias], GraphAttribute.Of("transB", 1));
    }

    private static string Mean(GraphWriter graph, string[] folds) => folds.Length == 1 ? folds[0] : graph.Apply("Mean", folds);
}
