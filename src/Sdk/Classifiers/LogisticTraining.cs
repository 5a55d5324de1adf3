using Microsoft.Extensions.Logging;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Lamina;

/// <summary>Trains logistic regressions by ML.NET's L-BFGS, on one thread, and reads their weights.</summary>
internal static class LogisticTraining
{
    private const float Tolerance = 1e-7f;
    private static readonly double[] Penalties = [0.1, 1, 10, 100, 1_000];

    public static Scorer Train(InputTable inputs, LogisticRegressionOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var penalty = options.L2 ?? new CrossValidation(inputs, options.Folds, options.Seed, $"{nameof(LogisticRegressionOptions)}.{nameof(options.L2)}")
            .Choose(Penalties, inputs.Features, Solve, calibrate: false).Penalty;
        var model = Solve(FoldPlan.AllPositions(inputs.Count), penalty);
        ClassifierTraining.Report(logger, nameof(LogisticRegression), inputs, penalty);
        return model.ToScorer(inputs, null);

        LinearModel Solve(int[] positions, double l2) => LogisticTraining.Solve(inputs, positions, l2, options.Seed, cancellationToken);
    }

    /// <summary>The weights for some of the rows and one penalty.</summary>
    public static LinearModel Solve(InputTable inputs, int[] positions, double l2, int seed, CancellationToken cancellationToken)
    {
        var view = new InputView(inputs, positions, cancellationToken);
        return inputs.Task == TaskKind.Binary ? Binary(view, seed, (float)l2) : MultiClass(view, seed, (float)l2);
    }

    /// <summary>What ML.NET trains on two outcomes.</summary>
    internal static BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> FitBinary(
        InputView view, int seed, float l2)
    {
        var context = new MLContext(seed);
        var settings = new LbfgsLogisticRegressionBinaryTrainer.Options();
        Set(settings, l2);
        return context.BinaryClassification.Trainers.LbfgsLogisticRegression(settings).Fit(view.Flags(context));
    }

    /// <summary>What ML.NET trains on several classes.</summary>
    internal static MulticlassPredictionTransformer<MaximumEntropyModelParameters> FitMultiClass(InputView view, int seed, float l2)
    {
        var context = new MLContext(seed);
        var settings = new LbfgsMaximumEntropyMulticlassTrainer.Options();
        Set(settings, l2);
        return context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(settings).Fit(view.Keys(context));
    }

    private static LinearModel Binary(InputView view, int seed, float l2)
    {
        var model = FitBinary(view, seed, l2).Model.SubModel;
        return new LinearModel([.. model.Weights.Select(static weight => (double)weight)], [model.Bias]);
    }

    private static LinearModel MultiClass(InputView view, int seed, float l2)
    {
        var model = FitMultiClass(view, seed, l2).Model;
        VBuffer<float>[] classes = [];
        model.GetWeights(ref classes, out _);
        var weights = new List<double>();
        foreach (var weight in classes)
            weights.AddRange(weight.DenseValues().Select(static value => (double)value));
        return new LinearModel([.. weights], [.. model.GetBiases().Select(static bias => (double)bias)]);
    }

    private static void Set<TOptions, TTransformer, TModel>(
        LbfgsTrainerBase<TOptions, TTransformer, TModel>.OptionsBase settings, float l2)
        where TOptions : LbfgsTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
        where TTransformer : ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
    {
        settings.FeatureColumnName = InputView.FeaturesColumn;
        settings.LabelColumnName = InputView.LabelColumn;
        settings.ExampleWeightColumnName = InputView.WeightColumn;
        settings.L1Regularization = 0;
        settings.L2Regularization = l2;
        settings.OptimizationTolerance = Tolerance;
        settings.NumberOfThreads = 1;
    }
}
