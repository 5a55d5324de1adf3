using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>
/// A linear support vector machine (Cortes and Vapnik 1995) on the rows of a fit, with the squared hinge loss, one class
/// against the rest; its scores become probabilities by out-of-fold calibration (Platt 1999). The rows' task picks the
/// overload.
/// </summary>
public static class LinearSvm
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
        IReadOnlyList<ITask<T, Binary>> rows, LinearSvmOptions? options = null, ILogger? logger = null, CancellationToken cancellationToken = default)
        where T : class, ITask<T, Binary>, IRow<T> =>
        ClassifierTraining.Fit<T, bool, BinaryMetrics, LinearSvmOptions>(
            rows, static _ => Outcome.Binary(), options ?? new(), SvmTraining.TrainLinear, logger, cancellationToken);

    /// <summary>Trains on rows with several exclusive classes.</summary>
    /// <typeparam name="T">The row type: an enriched type, or the raw rows of a fit.</typeparam>
    /// <typeparam name="TClass">The label's type.</typeparam>
    /// <inheritdoc cref="Fit{T}(IReadOnlyList{ITask{T, Binary}}, LinearSvmOptions?, ILogger?, CancellationToken)"/>
    public static TrainedModel<T, TClass, MultiClassMetrics> Fit<T, TClass>(
        IReadOnlyList<ITask<T, MultiClass<TClass>>> rows, LinearSvmOptions? options = null, ILogger? logger = null, CancellationToken cancellationToken = default)
        where T : class, ITask<T, MultiClass<TClass>>, IRow<T>
        where TClass : notnull =>
        ClassifierTraining.Fit<T, TClass, MultiClassMetrics, LinearSvmOptions>(
            rows, Outcome.MultiClass<TClass>, options ?? new(), SvmTraining.TrainLinear, logger, cancellationToken);
}
