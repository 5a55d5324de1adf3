using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lamina;

/// <summary>
/// A record's schema as it was declared: columns, label, roles, network. Everything that depends on the rows
/// (vocabularies, scales, classes) is in <see cref="FittedSchema"/>.
/// </summary>
public sealed class RowSchema
{
    /// <summary>Describes a record.</summary>
    /// <exception cref="ArgumentException">The network has a shape that no network can have, or asks for what the columns lack.</exception>
    public RowSchema(
        string name,
        IReadOnlyList<Column> columns,
        LabelColumn label,
        NetworkDescriptor network,
        IReadOnlyList<RoleColumn>? roles = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Validate();
        Name = name;
        Columns = columns;
        Label = label;
        Network = network;
        Roles = roles ?? [];
        Categories = [.. columns.Where(column => column.IsCategory)];
        TokenColumns = [.. columns.Where(column => column.IsPooled)];
        Context = network.ContextWidth == 0 ? null : Column.Context(network.ContextWidth);
        if (Context is not null && Categories.Count < 2)
            throw new ArgumentException($"The network of {name} learns values from each other (ContextWidth), but there are {Categories.Count} categorical columns. It takes two.", nameof(columns));
        Column[] read = [.. columns.Where(column => column.Numbers.Count > 0 && !column.IsPooled)];
        NumberColumns = [.. read, .. TokenColumns, .. Context is null ? [] : (Column[])[Context]];
        Numbers = [.. NumberColumns.SelectMany(column => column.Numbers)];
        ReadNumberCount = read.Sum(column => column.Numbers.Count);
        Indicators = [.. NumberColumns.Where(column => column.HasIndicator)];
        IndicatorSlots = [.. Indicators.Select(FirstSlotOf)];
        ValueSlots = [.. Enumerable.Range(0, Numbers.Count).Where(IsPlainNumber)];
        NumericWidth = Numbers.Sum(slot => slot.Width);
        Embeddings = NumberEmbeddings.Of(NumberColumns, network);
        Hash = ComputeHash();
    }

    /// <summary>The record's name.</summary>
    public string Name { get; }

    /// <summary>The feature columns, in the order of declaration.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The label.</summary>
    public LabelColumn Label { get; }

    /// <summary>The network.</summary>
    public NetworkDescriptor Network { get; }

    /// <summary>The columns with a role.</summary>
    public IReadOnlyList<RoleColumn> Roles { get; }

    /// <summary>
    /// The numbers of a row: first those that <c>ReadFeatures</c> writes, in its order, then the pooled vectors of
    /// <see cref="TokenColumns"/> and of the row's context.
    /// </summary>
    public IReadOnlyList<NumberSlot> Numbers { get; }

    /// <summary>How many of <see cref="Numbers"/> are raw ones, written by <c>ReadFeatures</c>; the others are pooled vectors.</summary>
    public int ReadNumberCount { get; }

    /// <summary>The columns of tokens and texts, in the order in which <c>ReadFeatures</c> writes them.</summary>
    public IReadOnlyList<Column> TokenColumns { get; }

    /// <summary>The column of the values of the row's categories, or null where the network asks for none.</summary>
    public Column? Context { get; }

    /// <summary>The columns that have numbers, in the order of <see cref="Numbers"/>.</summary>
    internal IReadOnlyList<Column> NumberColumns { get; }

    /// <summary>How many of <see cref="Numbers"/> are pooled vectors.</summary>
    internal int PooledCount => Numbers.Count - ReadNumberCount;

    /// <summary>The categorical columns, in the order in which <c>ReadFeatures</c> writes their keys.</summary>
    public IReadOnlyList<Column> Categories { get; }

    /// <summary>
    /// The columns of numbers that have an indicator: nullable ones, 1 where the value is missing and all of its numbers are NaN; then
    /// <see cref="TokenColumns"/>, 1 where none of the words was learned.
    /// </summary>
    public IReadOnlyList<Column> Indicators { get; }

    /// <summary>For each indicator, the position of the column's first number.</summary>
    public IReadOnlyList<int> IndicatorSlots { get; }

    /// <summary>
    /// The positions of the raw numbers whose frequent values may get embeddings: those of plain number columns, not
    /// flags or parts of a time or a vector.
    /// </summary>
    public IReadOnlyList<int> ValueSlots { get; }

    /// <summary>Which inputs of the network have an embedding beside them.</summary>
    internal NumberEmbeddings Embeddings { get; }

    /// <summary>How many numbers a row has, pooled vectors among them.</summary>
    public int NumberCount => Numbers.Count;

    /// <summary>How many categorical columns a row has.</summary>
    public int CategoryCount => Categories.Count;

    /// <summary>How many codes a row has: one for each categorical column, then one for each of <see cref="ValueSlots"/>.</summary>
    public int CodeCount => Categories.Count + ValueSlots.Count;

    /// <summary>How many missing-value indicators a row has.</summary>
    public int IndicatorCount => Indicators.Count;

    /// <summary>How many inputs of the network the numbers become, indicators not counted.</summary>
    public int NumericWidth { get; }

    /// <summary>
    /// A hash of what is declared, in hexadecimal: two schemas with equal hashes read, encode and enrich
    /// rows alike. Nothing fitted is in it.
    /// </summary>
    public string Hash { get; }

    /// <summary>Whether the record has a column of a role.</summary>
    public bool Has(ColumnRole role)
    {
        foreach (var column in Roles)
        {
            if (column.Role == role)
                return true;
        }

        return false;
    }

    /// <summary>The name of the column with a role, or null where there is none.</summary>
    public string? NameOf(ColumnRole role)
    {
        foreach (var column in Roles)
        {
            if (column.Role == role)
                return column.Name;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Columns.Count} features, {Label.Task} label {Label.Name}";

    /// <summary>Whether the value of an indicator's column is missing.</summary>
    internal bool IsMissing(int indicator, ReadOnlySpan<float> numbers)
    {
        // A vector may hold a single NaN among its numbers; it is missing where nothing else is in it.
        foreach (var number in numbers.Slice(IndicatorSlots[indicator], Indicators[indicator].Numbers.Count))
        {
            if (!float.IsNaN(number))
                return false;
        }

        return true;
    }

    private bool IsPlainNumber(int slot)
    {
        foreach (var column in NumberColumns)
        {
            if (slot < column.Numbers.Count)
                return column.Kind == ColumnKind.Number;
            slot -= column.Numbers.Count;
        }

        return false;
    }

    private int FirstSlotOf(Column column)
    {
        var slot = 0;
        foreach (var other in NumberColumns)
        {
            if (ReferenceEquals(other, column))
                break;
            slot += other.Numbers.Count;
        }

        return slot;
    }

    private string ComputeHash()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"schema {Name}\n");
        foreach (var column in Columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"feature {column.Name} {column.Kind} {(column.Nullable ? "nullable" : "")}\n");
            if (column.Shape.Count > 0)
                text.Append(CultureInfo.InvariantCulture, $"  shape {string.Join(' ', column.Shape)}\n");
            if (column.IsPooled)
                text.Append(CultureInfo.InvariantCulture, $"  vectors {column.VectorWidth} {column.Pooling}\n");
            foreach (var slot in column.Numbers)
                text.Append(CultureInfo.InvariantCulture, $"  number {slot.Name} {slot.Period}\n");
            foreach (var value in column.Values)
                text.Append(CultureInfo.InvariantCulture, $"  value {value}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"label {Label.Name} {Label.Task}\n");
        foreach (var value in Label.Values)
            text.Append(CultureInfo.InvariantCulture, $"  value {value}\n");
        text.Append(CultureInfo.InvariantCulture, $"network {string.Join(' ', Network.Hidden)} {Network.Activation} {Network.Normalization}\n");
        if (Embeddings.Width > 0)
            text.Append(CultureInfo.InvariantCulture, $"embeddings {Embeddings}\n");
        if (Context is not null)
            text.Append(CultureInfo.InvariantCulture, $"context {Context.VectorWidth}\n");
        text.Append(CultureInfo.InvariantCulture, $"extract {string.Join(' ', Network.Extract)}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
