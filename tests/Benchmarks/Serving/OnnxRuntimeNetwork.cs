using Lamina;
using Microsoft.ML.OnnxRuntime;

namespace Benchmarks.Serving;

/// <summary>The same network as ONNX Runtime runs it: one graph for all folds, rows that are encoded already, inputs and outputs that are bound once.</summary>
internal static class OnnxRuntimeNetwork
{
    private const string Input = "x";
    private const string Output = "y";

    public static Subject Create(ServingNetwork network, float[] encoded, int rows)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        var session = new InferenceSession(ModelOf(network), options);
        var width = network.Widths[0];
        var x = new float[width];
        var y = new float[1];
        var single = Bind(session, x, y, 1, width);
        var outputsOfAll = new float[rows];
        var all = Bind(session, encoded, outputsOfAll, rows, width);
        var run = new RunOptions();
        return new Subject(
            "ONNX Runtime",
            row =>
            {
                encoded.AsSpan(row * width, width).CopyTo(x);
                session.RunWithBinding(run, single);
                return y[0];
            },
            outputs =>
            {
                session.RunWithBinding(run, all);
                outputsOfAll.CopyTo(outputs, 0);
            });
    }

    private static OrtIoBinding Bind(InferenceSession session, float[] x, float[] y, int rows, int width)
    {
        var binding = session.CreateIoBinding();
        binding.BindInput(Input, OrtValue.CreateTensorValueFromMemory(x, [rows, width]));
        binding.BindOutput(Output, OrtValue.CreateTensorValueFromMemory(y, [rows, 1]));
        return binding;
    }

    private static byte[] ModelOf(ServingNetwork network)
    {
        var graph = new GraphWriter();
        var x = graph.Input(Input, OnnxElementType.Float, [network.Widths[0]], "");
        var folds = network.Folds.Select(weights => Fold(graph, network.Widths, weights, x)).ToArray();
        graph.Output(folds.Length == 1 ? folds[0] : graph.Apply("Mean", folds), Output, 1, "");
        using var bytes = new MemoryStream();
        ModelWriter.Of(graph, []).CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Fold(GraphWriter graph, int[] widths, NetworkWeights weights, string x)
    {
        for (var i = 1; i < widths.Length; i++)
        {
            var isOutput = i + 1 == widths.Length;
            var name = isOutput ? "output" : FormattableString.Invariant($"dense{i}");
            var weight = graph.Floats(name + ".weight", [widths[i], widths[i - 1]], weights.Require(name + ".weight", widths[i], widths[i - 1]));
            var bias = graph.Floats(name + ".bias", [widths[i]], weights.Require(name + ".bias", widths[i]));
            x = graph.Apply("Gemm", [x, weight, bias], GraphAttribute.Of("transB", 1));
            x = graph.Apply(isOutput ? "Sigmoid" : "Relu", [x]);
        }

        return x;
    }
}
