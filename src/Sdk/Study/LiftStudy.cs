using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lamina;

/// <summary>
/// Answers whether hidden layers help, for rows of your own: repeated, grouped or time-ordered cross-validation of arms with equal numbers of
/// trials, against as many averaged boosters on the raw columns as any arm has models. Nothing of a fold's test rows reaches what is
/// trained for it: encoders, vocabularies, networks, mappings, weights and trials see its training rows alone.
/// </summary>
public static class LiftStudy
{
    /// <summary>Runs a study.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <param name="rows">The rows. Those without a label are left out.</param>
    /// <param name="fit">Trains the networks: generated code knows their types.</param>
    /// <param name="options">How to compare.</param>
    /// <param name="arms">Arms of your own beside the built-in ones.</param>
    /// <param name="progress">Told before every step.</param>
    /// <param name="logger">Told about folds.</param>
    /// <param name="cancellationToken">Stops the study; finished folds stay in <see cref="StudyOptions.Folder"/>.</param>
    /// <exception cref="RowException">The rows cannot be used: the message names what is wrong.</exception>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LiftReport Run<TRow, TSchema>(
        IReadOnlyList<TRow> rows,
        NetworkFitter<TRow> fit,
        StudyOptions? options = null,
        IReadOnlyList<StudyArm<TRow>>? arms = null,
        IProgress<StudyProgress>? progress = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default)
        where TSchema : struct, IRowSchema<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(fit);
        options ??= new StudyOptions();
        options.Validate();
        var clock = new StudyClock(options.Clock, progress, options.FoldCount<TRow, TSchema>());
        return new StudyRun<TRow, TSchema>(rows, fit, options, arms ?? [], clock, logger ?? NullLogger.Instance, cancellationToken).Run();
    }
}
