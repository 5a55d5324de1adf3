using Lamina;
using Microsoft.ML.Trainers.LightGbm;

namespace Benchmarks;

/// <summary>The options of Lamina's booster as ML.NET's own trainer takes them: on the same rows both grow the same trees.</summary>
internal static class PeerBooster
{
    public static LightGbmBinaryTrainer.Options Of(LightGbmOptions options) => new()
    {
        LabelColumnName = RowDataView.LabelColumn,
        FeatureColumnName = RowDataView.FeaturesColumn,
        NumberOfIterations = options.Trees,
        NumberOfLeaves = options.Leaves,
        NumberOfThreads = 1,
        Seed = options.Seed,
        LearningRate = options.LearningRate,
        MinimumExampleCountPerLeaf = options.MinimumRowsInLeaf,
        UseCategoricalSplit = true,
        MinimumExampleCountPerGroup = options.MinimumRowsInCategory,
        Booster = new GradientBooster.Options(),
    };
}
