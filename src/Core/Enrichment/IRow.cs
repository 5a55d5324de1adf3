using System.ComponentModel;

namespace Lamina;

/// <summary>
/// What a trainer or a model needs of a row: its raw features and label, read by generated code, and its
/// activations. Enriched rows implement it, and so do the raw rows of a fit.
/// </summary>
/// <typeparam name="TSelf">The row type itself, a class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IRow<TSelf>
    where TSelf : class, IRow<TSelf>
{
    /// <summary>The schema of the original record.</summary>
    static abstract RowSchema Schema { get; }

    /// <summary>Writes the raw features, as <see cref="IRowSchema{TRow}.ReadFeatures"/> does.</summary>
    static abstract void ReadFeatures(TSelf row, RowBuffer buffer);

    /// <summary>Writes the raw label, as <see cref="IRowSchema{TRow}.ReadLabels"/> does.</summary>
    static abstract void ReadLabels(TSelf row, RowBuffer buffer);

    /// <summary>The weight, group and time of the row.</summary>
    static abstract RowRoles ReadRoles(TSelf row);

    /// <summary>The row's activations, and through them the fit it belongs to.</summary>
    ActivationRow Activations { get; }
}

/// <summary>An enriched row: it is made from an original row and its activations.</summary>
/// <typeparam name="TSelf">The enriched type itself.</typeparam>
/// <typeparam name="TRow">The original type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IEnriched<TSelf, TRow> : IRow<TSelf>
    where TSelf : class, IEnriched<TSelf, TRow>
{
    /// <summary>Makes an enriched row.</summary>
    static abstract TSelf Create(TRow original, ActivationRow activations);
}
