using Microsoft.ML;
using Microsoft.ML.Data;

namespace Studies.Schemes;

/// <summary>Tells features of training rows from those of fresh rows: where a classifier can, a booster learned from something that new rows do not have.</summary>
internal static class FreshRows
{
    private const int Most = 2_000;
    private const int Folds = 4;

    /// <summary>The area under the ROC curve of boosted trees, cross-validated; 0.5 where nothing tells them apart.</summary>
    public static double Tell(float[][] training, float[][] fresh)
    {
        var count = Math.Min(Most, Math.Min(training.Length, fresh.Length));
        var context = new MLContext(1);
        var rows = Thin(training, count).Select(static row => new Row { Features = row, IsFresh = false })
            .Concat(Thin(fresh, count).Select(static row => new Row { Features = row, IsFresh = true }));
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, training[0].Length);
        var data = context.Data.LoadFromEnumerable(rows.ToArray(), schema);
        var trainer = context.BinaryClassification.Trainers.LightGbm(
            new Microsoft.ML.Trainers.LightGbm.LightGbmBinaryTrainer.Options { LabelColumnName = nameof(Row.IsFresh), NumberOfIterations = 60, NumberOfLeaves = 15, LearningRate = 0.1, NumberOfThreads = 1, Seed = 1 });
        return context.BinaryClassification.CrossValidate(data, trainer, Folds, nameof(Row.IsFresh), seed: 1).Average(static fold => fold.Metrics.AreaUnderRocCurve);
    }

    private static IEnumerable<float[]> Thin(float[][] rows, int count) =>
        Enumerable.Range(0, count).Select(i => rows[(int)((long)i * rows.Length / count)]);

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public bool IsFresh { get; set; }
    }
}
