using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>Trains support vector machines: the penalty, the machine, its probabilities.</summary>
internal static class SvmTraining
{
    private static readonly double[] LinearPenalties = [0.001, 0.01, 0.1, 1, 10];
    private static readonly double[] KernelPenalties = [0.1, 1, 10, 100];

    public static Scorer TrainLinear(InputTable inputs, LinearSvmOptions options, ILogger logger, CancellationToken cancellationToken) =>
        Train(inputs, inputs.Features, null, LinearPenalties, options, logger, cancellationToken);

    public static Scorer TrainKernel(InputTable inputs, KernelSvmOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var width = inputs.Encoder.Width;
        var map = FourierMap.Draw(width, options.Features, options.Gamma ?? (1.0 / width), options.Seed);
        return Train(inputs, inputs.Features.Map(map, cancellationToken), map, KernelPenalties, options, logger, cancellationToken);
    }

    private static LinearScorer Train(
        InputTable inputs, FeatureRows features, FourierMap? map, double[] penalties, SvmOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var solver = new DualCoordinateDescent(features, inputs.Rows, options.Seed, cancellationToken);
        var folds = new CrossValidation(inputs, options.Folds, options.Seed, $"another number of {options.GetType().Name}.{nameof(options.Folds)}");
        var (penalty, calibration) = folds.Choose(options.Penalty is { } given ? [given] : penalties, features, solver.Solve, calibrate: true);
        var model = solver.Solve(FoldPlan.AllPositions(inputs.Count), penalty);
        ClassifierTraining.Report(logger, map is null ? nameof(LinearSvm) : nameof(KernelSvm), inputs, penalty);
        return calibration!.Apply(model).ToScorer(inputs, map);
    }
}
