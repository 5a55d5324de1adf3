using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>Gradient boosted trees on the rows of a fit, by LightGBM (Ke et al. 2017). The rows' task picks the overload.</summary>
public static class LightGbm
{
    /// <summary>Trains on rows with two outcomes.</summary>
    /// <typeparam name="T">The row type: an enriched type, or the raw rows of a fit.</typeparam>
    /// <param name="rows">The training rows, all labelled: a fit's <c>Rows</c>, or its <c>Raw</c> rows.</param>
    /// <param name="options">How to train.</param>
    /// <param name="validation">Rows to stop early on; by default a part of the training rows.</param>
    /// <param name="logger">Told what was trained.</param>
    /// <param name="cancellationToken">
    /// Stops the training; nothing is left of it. While rows are read it stops at once; LightGBM itself cannot be interrupted,
    /// so the error comes when the trees of the current training are done: up to <see cref="LightGbmOptions.Trees"/> of them.
    /// </param>
    /// <exception cref="RowException">A row cannot be used, or there is nothing to tell apart: the message names it.</exception>
    /// <exception cref="FitMismatchException">The rows do not belong together, or their activations know their labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static BoostedModel<T, bool, BinaryMetrics> Fit<T>(
        IReadOnlyList<ITask<T, Binary>> rows,
        LightGbmOptions? options = null,
        IReadOnlyList<ITask<T, Binary>>? validation = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default)
        where T : class, ITask<T, Binary>, IRow<T> =>
        LightGbmTraining.Fit(
            TrainerRows.Typed<T>(rows), Optional<T>(validation), static _ => Outcome.Binary(), options, logger, cancellationToken);

    /// <summary>Trains on rows with several exclusive classes.</summary>
    /// <typeparam name="T">The row type: an enriched type, or the raw rows of a fit.</typeparam>
    /// <typeparam name="TClass">The label's type.</typeparam>
    /// <inheritdoc cref="Fit{T}(IReadOnlyList{ITask{T, Binary}}, LightGbmOptions?, IReadOnlyList{ITask{T, Binary}}?, ILogger?, CancellationToken)"/>
    public static BoostedModel<T, TClass, MultiClassMetrics> Fit<T, TClass>(
        IReadOnlyList<ITask<T, MultiClass<TClass>>> rows,
        LightGbmOptions? options = null,
        IReadOnlyList<ITask<T, MultiClass<TClass>>>? validation = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default)
        where T : class, ITask<T, MultiClass<TClass>>, IRow<T>
        where TClass : notnull =>
        LightGbmTraining.Fit(
            TrainerRows.Typed<T>(rows), Optional<T>(validation), Outcome.MultiClass<TClass>, options, logger, cancellationToken);

    /// <summary>Trains on rows whose label is a number.</summary>
    /// <typeparam name="T">The row type: an enriched type, or the raw rows of a fit.</typeparam>
    /// <inheritdoc cref="Fit{T}(IReadOnlyList{ITask{T, Binary}}, LightGbmOptions?, IReadOnlyList{ITask{T, Binary}}?, ILogger?, CancellationToken)"/>
    public static BoostedModel<T, float, RegressionMetrics> Fit<T>(
        IReadOnlyList<ITask<T, Regression>> rows,
        LightGbmOptions? options = null,
        IReadOnlyList<ITask<T, Regression>>? validation = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default)
        where T : class, ITask<T, Regression>, IRow<T> =>
        LightGbmTraining.Fit(
            TrainerRows.Typed<T>(rows), Optional<T>(validation), static _ => Outcome.Regression(), options, logger, cancellationToken);

    /// <summary>Trains on rows that are to be ordered within their group, by LambdaRank (Burges et al. 2006).</summary>
    /// <typeparam name="T">The row type: an enriched type, or the raw rows of a fit.</typeparam>
    /// <inheritdoc cref="Fit{T}(IReadOnlyList{ITask{T, Binary}}, LightGbmOptions?, IReadOnlyList{ITask{T, Binary}}?, ILogger?, CancellationToken)"/>
    public static BoostedModel<T, float, RankingMetrics> Fit<T>(
        IReadOnlyList<ITask<T, Ranking>> rows,
        LightGbmOptions? options = null,
        IReadOnlyList<ITask<T, Ranking>>? validation = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default)
        where T : class, ITask<T, Ranking>, IRow<T> =>
        LightGbmTraining.Fit(
            TrainerRows.Typed<T>(rows), Optional<T>(validation), static _ => Outcome.Ranking(), options, logger, cancellationToken);

    /// <summary>Trains on rows with several labels of which any may be true: a booster for each label.</summary>
    /// <typeparam name="T">The row type: an enriched type, or the raw rows of a fit.</typeparam>
    /// <typeparam name="TLabels">The type of the labels together.</typeparam>
    /// <inheritdoc cref="Fit{T}(IReadOnlyList{ITask{T, Binary}}, LightGbmOptions?, IReadOnlyList{ITask{T, Binary}}?, ILogger?, CancellationToken)"/>
    public static BoostedModel<T, TLabels, MultiLabelMetrics> Fit<T, TLabels>(
        IReadOnlyList<ITask<T, MultiLabel<TLabels>>> rows,
        LightGbmOptions? options = null,
        IReadOnlyList<ITask<T, MultiLabel<TLabels>>>? validation = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default)
        where T : class, ITask<T, MultiLabel<TLabels>>, IRow<T>
        where TLabels : struct =>
        LightGbmTraining.Fit(
            TrainerRows.Typed<T>(rows), Optional<T>(validation), Outcome.MultiLabel<TLabels>, options, logger, cancellationToken);

    /// <summary>Trains on rows with several labels that are numbers: a booster for each.</summary>
    /// <typeparam name="T">The row type: an enriched type, or the raw rows of a fit.</typeparam>
    /// <typeparam name="TLabels">The type of the labels together.</typeparam>
    /// <inheritdoc cref="Fit{T}(IReadOnlyList{ITask{T, Binary}}, LightGbmOptions?, IReadOnlyList{ITask{T, Binary}}?, ILogger?, CancellationToken)"/>
    public static BoostedModel<T, TLabels, MultiRegressionMetrics> Fit<T, TLabels>(
        IReadOnlyList<ITask<T, MultiRegression<TLabels>>> rows,
        LightGbmOptions? options = null,
        IReadOnlyList<ITask<T, MultiRegression<TLabels>>>? validation = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default)
        where T : class, ITask<T, MultiRegression<TLabels>>, IRow<T>
        where TLabels : struct =>
        LightGbmTraining.Fit(
            TrainerRows.Typed<T>(rows), Optional<T>(validation), Outcome.MultiRegression<TLabels>, options, logger, cancellationToken);

    private static T[]? Optional<T>(IReadOnlyList<object>? rows)
        where T : class =>
        rows is null ? null : TrainerRows.Typed<T>(rows);
}
