namespace Lamina;

/// <summary>
/// What the generator writes for an annotated type: how its members are read. It is a struct without state,
/// so that every call through it is resolved at compile time.
/// </summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
public interface IRowSchema<TRow>
{
    /// <summary>The schema as data.</summary>
    static abstract RowSchema Descriptor { get; }

    /// <summary>
    /// Writes the raw features of a row: <see cref="RowSchema.ReadNumberCount"/> numbers, NaN where missing,
    /// <see cref="RowSchema.CategoryCount"/> keys, and the texts and lists of <see cref="RowSchema.TokenColumns"/>. The key of
    /// an enum is the position of its value in <see cref="Column.Values"/>, -1 where the value is not declared.
    /// </summary>
    static abstract void ReadFeatures(in TRow row, RowBuffer buffer);

    /// <summary>Writes the raw label of a row, as <see cref="LabelColumn"/> describes.</summary>
    static abstract void ReadLabels(in TRow row, RowBuffer buffer);

    /// <summary>The weight, group and time of a row.</summary>
    static abstract RowRoles ReadRoles(in TRow row);
}
