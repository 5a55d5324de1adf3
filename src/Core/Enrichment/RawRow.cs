namespace Lamina;

/// <summary>A row whose raw columns alone are to be learned from, through the encoders of a fit.</summary>
/// <typeparam name="TRow">The original type.</typeparam>
/// <typeparam name="TSchema">Its generated schema.</typeparam>
/// <typeparam name="TTask">Its task marker.</typeparam>
public sealed class RawRow<TRow, TSchema, TTask> :
    IEnriched<RawRow<TRow, TSchema, TTask>, TRow>,
    ITask<RawRow<TRow, TSchema, TTask>, TTask>
    where TSchema : struct, IRowSchema<TRow>
{
    private readonly TRow original;
    private readonly ActivationRow activations;

    private RawRow(TRow original, ActivationRow activations)
    {
        this.original = original;
        this.activations = activations;
    }

    /// <summary>The row as it was given.</summary>
    public TRow Original => original;

    static RowSchema IRow<RawRow<TRow, TSchema, TTask>>.Schema => TSchema.Descriptor;

    ActivationRow IRow<RawRow<TRow, TSchema, TTask>>.Activations => activations;

    static void IRow<RawRow<TRow, TSchema, TTask>>.ReadFeatures(RawRow<TRow, TSchema, TTask> row, RowBuffer buffer) =>
        TSchema.ReadFeatures(in row.original, buffer);

    static void IRow<RawRow<TRow, TSchema, TTask>>.ReadLabels(RawRow<TRow, TSchema, TTask> row, RowBuffer buffer) =>
        TSchema.ReadLabels(in row.original, buffer);

    static RowRoles IRow<RawRow<TRow, TSchema, TTask>>.ReadRoles(RawRow<TRow, TSchema, TTask> row) =>
        TSchema.ReadRoles(in row.original);

    static RawRow<TRow, TSchema, TTask> IEnriched<RawRow<TRow, TSchema, TTask>, TRow>.Create(TRow original, ActivationRow activations) =>
        new(original, activations);
}
