using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Serving;

/// <summary>The same network as ML.NET runs it, through its <c>OnnxTransformer</c>: one row by a <c>PredictionEngine</c>, batches as a data view, rows that are encoded already.</summary>
internal static class MachineLearningNetwork
{
    public static Subject Create(ServingNetwork network, float[] encoded, int rows)
    {
        var width = network.Widths[0];
        var context = new MLContext(1);
        var definition = SchemaDefinition.Create(typeof(Input));
        definition[OnnxRuntimeNetwork.Input].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        Input[] inputs = [.. Enumerable.Range(0, rows).Select(row => new Input { Values = encoded.AsSpan(row * width, width).ToArray() })];
        var view = context.Data.LoadFromEnumerable(inputs, definition);
        using var model = new MemoryStream(OnnxRuntimeNetwork.ModelOf(network));
        var transformer = context.Transforms.ApplyOnnxModel([OnnxRuntimeNetwork.Hidden, OnnxRuntimeNetwork.Output], [OnnxRuntimeNetwork.Input], model).Fit(view);
        var engine = context.Model.CreatePredictionEngine<Input, Output>(transformer, inputSchemaDefinition: definition);
        return new Subject(
            "ML.NET",
            row => engine.Predict(inputs[row]).Values[0],
            (hidden, outputs) => Read(transformer.Transform(view), hidden, outputs));
    }

    private static void Read(IDataView view, float[] hidden, float[] outputs)
    {
        var (hiddenColumn, outputColumn) = (view.Schema[OnnxRuntimeNetwork.Hidden], view.Schema[OnnxRuntimeNetwork.Output]);
        using var cursor = view.GetRowCursor([hiddenColumn, outputColumn]);
        var (readHidden, readOutput) = (cursor.GetGetter<VBuffer<float>>(hiddenColumn), cursor.GetGetter<VBuffer<float>>(outputColumn));
        VBuffer<float> layer = default, output = default;
        for (var row = 0; cursor.MoveNext(); row++)
        {
            readHidden(ref layer);
            readOutput(ref output);
            layer.GetValues().CopyTo(hidden.AsSpan(row * layer.Length));
            outputs[row] = output.GetValues()[0];
        }
    }

    private sealed class Input
    {
        [ColumnName(OnnxRuntimeNetwork.Input)]
        public float[] Values { get; set; } = [];
    }

    private sealed class Output
    {
        [ColumnName(OnnxRuntimeNetwork.Hidden)]
        public float[] Hidden { get; set; } = [];

        [ColumnName(OnnxRuntimeNetwork.Output)]
        public float[] Values { get; set; } = [];
    }
}
