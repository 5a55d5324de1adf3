namespace Lamina;

/// <summary>Says what the hidden units of a fit mean.</summary>
public static class UnitMeaning
{
    /// <summary>
    /// Explains each kept hidden unit: which columns move it, where it is active, which simple formula of the record's columns tracks it, and which units
    /// say nothing of their own. The rows are those of <see cref="NetworkFit{TRow, TSchema, TEnriched, TTask}.Rows"/>, so activations are out of fold.
    /// </summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <typeparam name="TEnriched">Its generated enriched type.</typeparam>
    /// <typeparam name="TTask">Its task marker.</typeparam>
    /// <param name="fit">The fit.</param>
    /// <param name="options">How; null for what suits most fits.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A card for each unit, and the formulas as columns to paste into the record.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="RowException">There are too few rows, groups or moments, or an activation is no finite number.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static UnitReport Explain<TRow, TSchema, TEnriched, TTask>(
        this NetworkFit<TRow, TSchema, TEnriched, TTask> fit, MeaningOptions? options = null, CancellationToken cancellationToken = default)
        where TSchema : struct, IRowSchema<TRow>
        where TEnriched : class, IEnriched<TEnriched, TRow>
    {
        ArgumentNullException.ThrowIfNull(fit);
        options ??= new MeaningOptions();
        options.Validate();
        var rows = MeaningRows.Read(fit.Rows, options, cancellationToken);
        return new UnitStudy(rows, typeof(TRow), options).Explain(fit.ServedNetwork, cancellationToken);
    }
}
