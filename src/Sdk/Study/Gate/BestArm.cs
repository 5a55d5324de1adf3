using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lamina;

/// <summary>
/// Takes the safe choice: the arm that beats as many averaged boosters on the raw columns by more than noise, or those boosters where none does.
/// </summary>
public static class BestArm
{
    /// <summary>Chooses, judges the choice, and trains what was chosen on all rows. Generated code calls it.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <typeparam name="TValue">The label's type.</typeparam>
    /// <typeparam name="TMetrics">What the task is measured by.</typeparam>
    /// <typeparam name="TPredictor">Its generated predictor.</typeparam>
    /// <param name="rows">The rows. Those without a label are left out.</param>
    /// <param name="fit">Trains the networks.</param>
    /// <param name="outcomeOf">What the outputs mean.</param>
    /// <param name="predictorOf">Makes the predictor.</param>
    /// <param name="options">How to choose.</param>
    /// <param name="progress">Told before every step.</param>
    /// <param name="logger">Told about folds.</param>
    /// <param name="cancellationToken">Stops the work; finished folds stay in the folder of the options.</param>
    /// <exception cref="RowException">The rows cannot be used: the message names what is wrong.</exception>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static BestFit<TPredictor> Fit<TRow, TSchema, TValue, TMetrics, TPredictor>(
        IReadOnlyList<TRow> rows,
        NetworkFitter<TRow> fit,
        Func<FittedSchema, Outcome<TValue, TMetrics>> outcomeOf,
        Func<FittedNetwork, FittedModel<TValue, TMetrics>, TPredictor> predictorOf,
        BestOptions? options = null,
        IProgress<StudyProgress>? progress = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default)
        where TSchema : struct, IRowSchema<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(outcomeOf);
        ArgumentNullException.ThrowIfNull(predictorOf);
        options ??= new BestOptions();
        options.Validate();
        logger ??= NullLogger.Instance;
        var labelled = StudyRows.Labelled<TRow, TSchema>(rows);
        var folds = options.Study.FoldCount<TRow, TSchema>();
        var clock = new StudyClock(options.Study.Clock, progress, folds + (options.OuterFolds * (folds + 1)));

        var choice = options.OuterFolds == 0
            ? null
            : new OuterLoop<TRow, TSchema>(labelled, fit, options.Study, options.OuterFolds, clock, logger, cancellationToken).Run([]).Report();
        var report = new StudyRun<TRow, TSchema>(rows, fit, options.Study, [], clock, logger, cancellationToken).Run();
        var arm = report.Verdict.Arm ?? Arm.RawAveraged;
        clock.Step("the chosen arm, on all rows");
        var (network, fitted) = Train<TRow, TSchema>(labelled, fit, options.Study, arm, logger, cancellationToken);
        return new BestFit<TPredictor>
        {
            Predictor = predictorOf(network, new FittedModel<TValue, TMetrics>(fitted.Layout, fitted.Scorer, outcomeOf(network.Fitted), fitted.Average)),
            Arm = arm,
            Reason = report.Verdict.Sentence,
            Study = report,
            Choice = choice,
        };
    }

    private static (FittedNetwork Network, FittedArm Arm) Train<TRow, TSchema>(
        IReadOnlyList<TRow> rows, NetworkFitter<TRow> fit, StudyOptions options, Arm arm, ILogger logger, CancellationToken cancellationToken)
        where TSchema : struct, IRowSchema<TRow>
    {
        var builder = new FoldBuilder<TRow, TSchema>(fit, options, LossTable.Resolve(options.Metric, TSchema.Descriptor.Label.Task), logger, cancellationToken);

        // An arm of raw columns needs encoders and no network: those that a fit has are left as they start.
        var start = options.Network with { Seed = options.Seed };
        var trained = builder.Train(rows, ArmNames.UsesNetwork(arm) ? start : start with { Epochs = 0, Pretraining = 0, Folds = 2 });
        var work = builder.Build(rows, [], trained, options.Seed);
        if (arm != Arm.Network)
            return (trained.Network, ArmTraining.Fit(work, arm));

        var (settings, words) = NetworkArm.Choose(work);
        var network = settings is null ? trained.Network : builder.Train(rows, settings with { Seed = options.Seed }).Network;
        var layout = new RowLayout(network.Fitted, hasActivations: true, [.. work.Layout.Fills], [.. work.Layout.Widths]);
        return (network, new FittedArm(NetworkArm.Scorer(layout), layout, words, []));
    }
}
