using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>The k nearest training rows (Cover and Hart 1967) by Euclidean distance over standardised inputs. The rows' task picks the overload.</summary>
public static class NearestNeighbors
{
    /// <summary>Trains on rows with two outcomes.</summary>
    /// <typeparam name="T">The row type: an enriched type, or the raw rows of a fit.</typeparam>
    /// <param name="rows">The training rows, all labelled: a fit's <c>Rows</c>, or its <c>Raw</c> rows.</param>
    /// <param name="options">How to train.</param>
    /// <param name="logger">Told what was trained.</param>
    /// <param name="cancellationToken">Stops the training; nothing is left of it.</param>
    /// <exception cref="RowException">A row cannot be used, or there is nothing to tell apart: the message names it.</exception>
    /// <exception cref="FitMismatchException">The rows do not belong together, or their activations know their labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TrainedModel<T, bool, BinaryMetrics> Fit<T>(
        IReadOnlyList<ITask<T, Binary>> rows, NearestNeighborsOptions? options = null, ILogger? logger = null, CancellationToken cancellationToken = default)
        where T : class, ITask<T, Binary>, IRow<T> =>
        ClassifierTraining.Fit<T, bool, BinaryMetrics, NearestNeighborsOptions>(
            rows, static _ => Outcome.Binary(), options ?? new(), NeighborsTraining.Train, logger, cancellationToken);

    /// <summary>Trains on rows with several exclusive classes.</summary>
    /// <typeparam name="T">The row type: an enriched type, or the raw rows of a fit.</typeparam>
    /// <typeparam name="TClass">The label's type.</typeparam>
    /// <inheritdoc cref="Fit{T}(IReadOnlyList{ITask{T, Binary}}, NearestNeighborsOptions?, ILogger?, CancellationToken)"/>
    public static TrainedModel<T, TClass, MultiClassMetrics> Fit<T, TClass>(
        IReadOnlyList<ITask<T, MultiClass<TClass>>> rows, NearestNeighborsOptions? options = null, ILogger? logger = null, CancellationToken cancellationToken = default)
        where T : class, ITask<T, MultiClass<TClass>>, IRow<T>
        where TClass : notnull =>
        ClassifierTraining.Fit<T, TClass, MultiClassMetrics, NearestNeighborsOptions>(
            rows, Outcome.MultiClass<TClass>, options ?? new(), NeighborsTraining.Train, logger, cancellationToken);

    /// <summary>Trains on rows whose label is a number.</summary>
    /// <typeparam name="T">The row type: an enriched type, or the raw rows of a fit.</typeparam>
    /// <inheritdoc cref="Fit{T}(IReadOnlyList{ITask{T, Binary}}, NearestNeighborsOptions?, ILogger?, CancellationToken)"/>
    public static TrainedModel<T, float, RegressionMetrics> Fit<T>(
        IReadOnlyList<ITask<T, Regression>> rows, NearestNeighborsOptions? options = null, ILogger? logger = null, CancellationToken cancellationToken = default)
        where T : class, ITask<T, Regression>, IRow<T> =>
        ClassifierTraining.Fit<T, float, RegressionMetrics, NearestNeighborsOptions>(
            rows, static _ => Outcome.Regression(), options ?? new(), NeighborsTraining.Train, logger, cancellationToken);
}
