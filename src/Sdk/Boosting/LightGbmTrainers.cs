using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace Lamina;

/// <summary>One training through ML.NET's trainer for a task.</summary>
/// <param name="options">How to train.</param>
/// <param name="layout">The rows' layout.</param>
/// <param name="task">What is to be learned.</param>
/// <param name="threads">How many threads LightGBM uses.</param>
internal sealed class LightGbmTrainers(LightGbmOptions options, RowLayout layout, TaskKind task, int threads)
{
    /// <summary>
    /// What ML.NET multiplies a binary score with before the logistic function. Its calibrator has it fixed, whatever
    /// its option says, so the option stays at its default.
    /// </summary>
    public const double BinarySlope = 0.5;

    private readonly bool weighted = layout.Fitted.Schema.Has(ColumnRole.Weight);

    // Its random numbers are all drawn from the seed; one environment for each training, so that trainings do not meet.
    private readonly MLContext context = new(options.Seed);

    /// <summary>Trains.</summary>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="validation">The rows to stop early on, or null to train all trees.</param>
    /// <param name="trees">The most trees.</param>
    /// <returns>What ML.NET trained; null where no split was possible and every score is exactly 0.</returns>
    public ITransformer? Fit(RowDataView training, RowDataView? validation, int trees)
    {
        try
        {
            return FitTask(training, validation, trees);
        }
        catch (ArgumentNullException error) when (error.ParamName == "items" && task != TaskKind.MultiClass)
        {
            // A first tree without a split and with the value 0 (as many rows true as false, a mean of 0) is one that
            // ML.NET makes without thresholds and cannot take in itself.
            return null;
        }
    }

    /// <summary>Writes a model as ML.NET does.</summary>
    public MemoryStream Save(ITransformer model)
    {
        var stream = new MemoryStream();
        context.Model.Save(model, null, stream);
        stream.Position = 0;
        return stream;
    }

    private ITransformer FitTask(RowDataView training, RowDataView? validation, int trees)
    {
        var stopEarly = validation is not null;
        switch (task)
        {
            case TaskKind.Binary:
                var binary = context.BinaryClassification.Trainers.LightGbm(Binary(trees, stopEarly));
                return stopEarly ? binary.Fit(training, validation) : binary.Fit(training);
            case TaskKind.MultiClass:
                var multiClass = context.MulticlassClassification.Trainers.LightGbm(MultiClass(trees, stopEarly));
                return stopEarly ? multiClass.Fit(training, validation) : multiClass.Fit(training);
            case TaskKind.Regression:
                var regression = context.Regression.Trainers.LightGbm(Regression(trees, stopEarly));
                return stopEarly ? regression.Fit(training, validation) : regression.Fit(training);
            case TaskKind.Ranking:
                var ranking = context.Ranking.Trainers.LightGbm(Ranking(trees, stopEarly));
                return stopEarly ? ranking.Fit(training, validation) : ranking.Fit(training);
            default:
                throw new InvalidOperationException($"LightGBM is not set up for {task}.");
        }
    }

    private LightGbmBinaryTrainer.Options Binary(int trees, bool stopEarly)
    {
        var settings = new LightGbmBinaryTrainer.Options
        {
            EvaluationMetric = LightGbmBinaryTrainer.Options.EvaluateMetricType.Logloss,
            Sigmoid = BinarySlope,
        };
        Set(settings, trees, stopEarly);
        return settings;
    }

    private LightGbmMulticlassTrainer.Options MultiClass(int trees, bool stopEarly)
    {
        var settings = new LightGbmMulticlassTrainer.Options
        {
            EvaluationMetric = LightGbmMulticlassTrainer.Options.EvaluateMetricType.LogLoss,
            UseSoftmax = true,
        };
        Set(settings, trees, stopEarly);
        return settings;
    }

    private LightGbmRegressionTrainer.Options Regression(int trees, bool stopEarly)
    {
        var settings = new LightGbmRegressionTrainer.Options
        {
            EvaluationMetric = LightGbmRegressionTrainer.Options.EvaluateMetricType.RootMeanSquaredError,
        };
        Set(settings, trees, stopEarly);
        return settings;
    }

    private LightGbmRankingTrainer.Options Ranking(int trees, bool stopEarly)
    {
        var settings = new LightGbmRankingTrainer.Options
        {
            RowGroupColumnName = RowDataView.GroupColumn,
            CustomGains = [.. Enumerable.Range(0, Relevance.Largest + 1).Select(relevance => Relevance.Gain(relevance))],
            EvaluationMetric = LightGbmRankingTrainer.Options.EvaluateMetricType.NormalizedDiscountedCumulativeGain,
        };
        Set(settings, trees, stopEarly);
        return settings;
    }

    // The options of the trainers have one generic base, which cannot be named without all of its arguments.
    private void Set<TOptions, TOutput, TTransformer, TModel>(
        LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel>.OptionsBase settings, int trees, bool stopEarly)
        where TTransformer : ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
        where TOptions : LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel>.OptionsBase, new()
    {
        settings.FeatureColumnName = RowDataView.FeaturesColumn;
        settings.LabelColumnName = RowDataView.LabelColumn;
        settings.ExampleWeightColumnName = weighted ? RowDataView.WeightColumn : null;
        settings.NumberOfIterations = trees;
        settings.LearningRate = options.LearningRate;
        settings.NumberOfLeaves = options.Leaves;
        settings.MinimumExampleCountPerLeaf = options.MinimumRowsInLeaf;
        settings.MaximumBinCountPerFeature = options.MaximumBins;
        settings.UseCategoricalSplit = true;
        settings.MinimumExampleCountPerGroup = options.MinimumRowsInCategory;
        settings.MaximumCategoricalSplitPointCount = options.MaximumCategoriesInSplit;
        settings.CategoricalSmoothing = options.CategorySmoothing;
        settings.L2CategoricalRegularization = options.CategoryL2;
        settings.EarlyStoppingRound = stopEarly ? options.EarlyStoppingRounds : 0;
        settings.NumberOfThreads = threads;
        settings.Seed = options.Seed;

        // Left to itself, LightGBM times both ways of building histograms at the start and takes the faster one.
        settings.Deterministic = true;
        settings.ForceColumnWise = true;
        settings.Booster = new GradientBooster.Options
        {
            MinimumSplitGain = options.MinimumGain,
            MaximumTreeDepth = options.MaximumDepth,
            L1Regularization = options.L1,
            L2Regularization = options.L2,
            FeatureFraction = options.FeatureShareOf(layout.ValueCount + layout.CategoryCount),
            SubsampleFraction = options.RowShare,
            SubsampleFrequency = options.RowShare < 1 ? 1 : 0,
        };
    }
}
