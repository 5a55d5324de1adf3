using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lamina;

/// <summary>The way from rows to a model that all classifiers share: checks, the table, the inputs.</summary>
internal static partial class ClassifierTraining
{
    /// <summary>Trains.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="outcomeOf">What the task's outputs mean.</param>
    /// <param name="options">How to train.</param>
    /// <param name="train">Trains on the inputs of the rows.</param>
    /// <param name="logger">Told what was trained.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public static TrainedModel<TRow, TValue, TMetrics> Fit<TRow, TValue, TMetrics, TOptions>(
        IReadOnlyList<object> rows,
        Func<FittedSchema, Outcome<TValue, TMetrics>> outcomeOf,
        TOptions options,
        Func<InputTable, TOptions, ILogger, CancellationToken, Scorer> train,
        ILogger? logger,
        CancellationToken cancellationToken)
        where TRow : class, IRow<TRow>
        where TOptions : ClassifierOptions
    {
        options.Validate();
        logger ??= NullLogger.Instance;
        var typed = TrainerRows.Typed<TRow>(rows);
        var block = TrainerRows.Require(typed);
        var outcome = outcomeOf(block.Fitted);
        TrainerRows.RefuseSeen(typed, block.Fitted, options.AllowSeenRows, $"{typeof(TOptions).Name}.{nameof(ClassifierOptions.AllowSeenRows)}", logger);
        var layout = LayoutOf(block, options);
        var table = TrainingTable.Read<TRow>(typed, layout, requireLabels: true);
        TrainingLabels.Require(table, FoldPlan.AllPositions(table.Count));
        cancellationToken.ThrowIfCancellationRequested();
        var inputs = InputTable.Fit(table, options.Columns);
        var scorer = train(inputs, options, logger, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new TrainedModel<TRow, TValue, TMetrics>(new FittedModel<TValue, TMetrics>(layout, scorer, outcome));
    }

    /// <summary>Tells what was trained.</summary>
    public static void Report(ILogger logger, string trainer, InputTable inputs) => Trained(logger, trainer, inputs.Count, inputs.Encoder.Width);

    /// <summary>Tells what was trained with which penalty.</summary>
    public static void Report(ILogger logger, string trainer, InputTable inputs, double penalty) =>
        TrainedWith(logger, trainer, inputs.Count, inputs.Encoder.Width, penalty);

    // Without activations among the columns, a model takes raw rows as well as enriched ones.
    private static RowLayout LayoutOf(ActivationBlock block, ClassifierOptions options)
    {
        var open = RowDataView.OpenLayout(block, options.MaximumCategories);
        var wanted = (options.Columns & ~ColumnSet.Raw) != 0;
        if (wanted && !open.HasActivations && !options.Columns.HasFlag(ColumnSet.Raw))
            throw new FitMismatchException($"The rows carry raw columns alone, and {options.GetType().Name}.{nameof(options.Columns)} asks for {options.Columns}. Pass the Rows of a fit, or ask for ColumnSet.Raw.");
        return wanted || !open.HasActivations ? open : new RowLayout(block.Fitted, hasActivations: false, [.. open.Fills], [.. open.Widths]);
    }

    [LoggerMessage(20, LogLevel.Information, "{Trainer}: trained on {Rows} rows of {Inputs} inputs")]
    private static partial void Trained(ILogger logger, string trainer, int rows, int inputs);

    [LoggerMessage(21, LogLevel.Information, "{Trainer}: trained on {Rows} rows of {Inputs} inputs, with the penalty {Penalty}")]
    private static partial void TrainedWith(ILogger logger, string trainer, int rows, int inputs, double penalty);
}
