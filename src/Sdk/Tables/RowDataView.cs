using Microsoft.ML;

namespace Lamina;

/// <summary>
/// Rows of one fit as ML.NET sees data, for any of its trainers: <c>Features</c> (a sparse vector of float with the names
/// of its slots and the ranges of its one-hot categories), <c>Label</c> (bool, key or float, by the task, and a vector of float for several labels; only where
/// all rows are labelled), <c>Weight</c>, and <c>GroupId</c> where rows have a <c>[Group]</c>.
/// </summary>
/// <remarks>
/// A missing number is NaN where rows had one missing, else it is filled. The data is read once; the view holds it.
/// </remarks>
public sealed class RowDataView : IDataView
{
    /// <summary>The name of the vector of features.</summary>
    public const string FeaturesColumn = "Features";

    /// <summary>The name of the label.</summary>
    public const string LabelColumn = "Label";

    /// <summary>The name of the row weight.</summary>
    public const string WeightColumn = "Weight";

    /// <summary>The name of the row group.</summary>
    public const string GroupColumn = "GroupId";

    internal RowDataView(TrainingTable table, int[] positions)
    {
        Table = table;
        Positions = positions;
        Groups = table.Groups is null ? null : new RowTraits(new int[table.Count], table.Groups).Groups;
        Schema = RowDataSchema.Build(table, positions);
    }

    /// <inheritdoc/>
    public DataViewSchema Schema { get; }

    /// <inheritdoc/>
    public bool CanShuffle => false;

    internal TrainingTable Table { get; }

    internal int[] Positions { get; }

    /// <summary>What each value is multiplied with, or null: powers of two, so that nothing is rounded.</summary>
    internal float[]? Scales { get; init; }

    internal int[]? Groups { get; }

    /// <summary>Stops whoever reads the rows.</summary>
    internal CancellationToken CancellationToken { get; init; }

    /// <summary>The rows as a data view.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="rows">Rows of one fit; all of them labelled, or none.</param>
    /// <param name="maximumCategories">How many values of a category have a slot of their own: <see cref="LightGbmOptions.MaximumCategories"/>.</param>
    /// <exception cref="RowException">There are no rows, or one cannot be used: the message names it.</exception>
    /// <exception cref="FitMismatchException">The rows do not belong together, or the networks were trained on them.</exception>
    public static RowDataView Of<TRow>(IReadOnlyList<TRow> rows, int maximumCategories = 1_000)
        where TRow : class, IRow<TRow>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumCategories, 1);
        var span = RowList.AsSpan(rows);
        var block = RowsOfOneFit.Require(span);
        SeenRows.Refuse(block.Fitted, span);
        var table = TrainingTable.Read(span, OpenLayout(block, maximumCategories), requireLabels: false, divided: false);
        var positions = FoldPlan.AllPositions(table.Count);
        return new RowDataView(table.Fill([positions]), positions);
    }

    /// <summary>Other rows of the same fit, in the same slots: to score what was trained on this view.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="rows">Rows of the fit; all of them labelled, or none.</param>
    /// <exception cref="RowException">There are no rows, or one cannot be used: the message names it.</exception>
    /// <exception cref="FitMismatchException">The rows are of another fit, or the networks were trained on them.</exception>
    public RowDataView With<TRow>(IReadOnlyList<TRow> rows)
        where TRow : class, IRow<TRow>
    {
        var span = RowList.AsSpan(rows);
        RowsOfOneFit.Require(span);
        SeenRows.Refuse(Table.Layout.Fitted, span);
        var table = TrainingTable.Read(span, Table.Layout, requireLabels: false, divided: false);
        return new RowDataView(table, FoldPlan.AllPositions(table.Count));
    }

    /// <inheritdoc/>
    public long? GetRowCount() => Positions.Length;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new RowDataCursor(this, columnsNeeded);

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    /// <summary>The layout of rows before it is known which numbers are ever missing.</summary>
    internal static RowLayout OpenLayout(ActivationBlock block, int maximumCategories)
    {
        var fills = new float[block.Fitted.Schema.NumberCount];
        Array.Fill(fills, float.NaN);
        return new RowLayout(
            block.Fitted, block.Origin != ActivationOrigin.Raw, fills, RowLayout.WidthsOf(block.Fitted, maximumCategories));
    }
}
