using Benchmarks.Serving;
using Lamina;
using Microsoft.ML;

namespace Benchmarks.Pipeline;

/// <summary>The same pipeline as ML.NET serves it: the networks as ONNX, the booster of the same rows and options, one <c>PredictionEngine</c> over both.</summary>
internal sealed class MachineLearningPipeline
{
    private readonly PredictionEngine<NarrowInput, NarrowOutput> engine;
    private readonly NarrowInput[] inputs;

    public MachineLearningPipeline(Pipeline pipeline, Narrow[] rows)
    {
        var context = new MLContext(1);
        inputs = Array.ConvertAll(rows, NarrowInput.Of);
        var view = context.Data.LoadFromEnumerable(inputs);
        var booster = context.BinaryClassification.Trainers.LightGbm(PeerBooster.Of(Pipeline.Options)).Fit(RowDataView.Of(pipeline.Training));
        var columns = context.Transforms.LaminaColumns(pipeline.Network);
        var features = context.Transforms.Concatenate(RowDataView.FeaturesColumn, [.. NarrowInput.Columns, .. columns.OutputColumns]);
        engine = context.Model.CreatePredictionEngine<NarrowInput, NarrowOutput>(columns.Append(features).Fit(view).Append(booster));
    }

    public float PredictOne(int row) => engine.Predict(inputs[row]).Probability;
}
