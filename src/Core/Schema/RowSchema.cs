namespace Lamina;

/// <summary>
/// A record's schema as it was declared: columns, label, roles, networks. Everything that depends on the rows
/// (vocabularies, scales, classes) is in <see cref="FittedSchema"/>.
/// </summary>
public sealed class RowSchema
{
    /// <summary>Describes a record with one network.</summary>
    /// <exception cref="ArgumentException">The network has a shape that no network can have.</exception>
    public RowSchema(
        string name,
        IReadOnlyList<Column> columns,
        LabelColumn label,
        NetworkDescriptor network,
        IReadOnlyList<RoleColumn>? roles = null)
        : this(name, columns, label, [network], roles)
    {
    }

    /// <summary>Describes a record with several networks.</summary>
    /// <exception cref="ArgumentException">
    /// There is no network, one has a shape that no network can have or asks for what the columns lack, or two have the same name.
    /// </exception>
    public RowSchema(
        string name,
        IReadOnlyList<Column> columns,
        LabelColumn label,
        IReadOnlyList<NetworkDescriptor> networks,
        IReadOnlyList<RoleColumn>? roles = null)
    {
        ArgumentNullException.ThrowIfNull(networks);
        NetworkDescriptor.Validate(networks);
        Name = name;
        Columns = columns;
        Label = label;
        Networks = networks;
        Roles = roles ?? [];
        Categories = [.. columns.Where(column => column.IsCategory)];
        TokenColumns = [.. columns.Where(column => column.IsPooled)];
        Context = ContextOf(name, networks, Categories.Count);
        Column[] read = [.. columns.Where(column => column.Numbers.Count > 0 && !column.IsPooled)];
        NumberColumns = [.. read, .. TokenColumns, .. Context is null ? [] : (Column[])[Context]];
        Numbers = [.. NumberColumns.SelectMany(column => column.Numbers)];
        ReadNumberCount = read.Sum(column => column.Numbers.Count);
        Indicators = [.. NumberColumns.Where(column => column.HasIndicator)];
        IndicatorSlots = [.. Indicators.Select(FirstSlotOf)];
        ValueSlots = [.. Enumerable.Range(0, Numbers.Count).Where(IsPlainNumber)];
        NumericWidth = Numbers.Sum(slot => slot.Width);
        Embeddings = [.. networks.Select(network => NumberEmbeddings.Of(NumberColumns, network))];
        NeedsLabels = networks.Any(network => !network.IsAutoencoder);
        ActivationCount = networks.Sum(network => network.ActivationCount);
        Convolutions = ConvolutionTrunk.Of(NumberColumns);
        DenseNumericWidth = NumericWidth - Convolutions.Sum(trunk => trunk.Count);
        Hash = SchemaHash.Of(this);
    }

    /// <summary>The record's name.</summary>
    public string Name { get; }

    /// <summary>The feature columns, in the order of declaration.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The label.</summary>
    public LabelColumn Label { get; }

    /// <summary>The networks: one without a name, or one or more with names.</summary>
    public IReadOnlyList<NetworkDescriptor> Networks { get; }

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

    /// <summary>Whether a network learns the label, so that training rows must be labelled.</summary>
    public bool NeedsLabels { get; }

    /// <summary>How many activations a row is enriched with, over all networks.</summary>
    public int ActivationCount { get; }

    /// <summary>For each network, which of its inputs have an embedding beside them.</summary>
    internal IReadOnlyList<NumberEmbeddings> Embeddings { get; }

    /// <summary>The columns that the network takes through convolutional layers.</summary>
    internal IReadOnlyList<ConvolutionTrunk> Convolutions { get; }

    /// <summary>How many of the scaled numbers the dense layers see themselves: all but those of <see cref="Convolutions"/>.</summary>
    internal int DenseNumericWidth { get; }

    /// <summary>Whether the frequent values of one of <see cref="ValueSlots"/> are asked for by its feature, or by any of the networks.</summary>
    internal bool AsksForExactValues(int slot)
    {
        foreach (var embeddings in Embeddings)
        {
            if (embeddings.ExactValues[slot])
                return true;
        }

        return false;
    }

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

    /// <summary>The position of a network among <see cref="Networks"/>.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    internal int IndexOfNetwork(string name)
    {
        for (var i = 0; i < Networks.Count; i++)
        {
            if (Networks[i].Name == name)
                return i;
        }

        throw new ArgumentException($"{Name} has no network \"{name}\".", nameof(name));
    }

    /// <summary>Where the activations of a network begin among those of a row.</summary>
    internal int FirstActivationOf(int network)
    {
        var first = 0;
        for (var i = 0; i < network; i++)
            first += Networks[i].ActivationCount;
        return first;
    }

    // One of the networks asks for it, all of them see it.
    private static Column? ContextOf(string name, IReadOnlyList<NetworkDescriptor> networks, int categories)
    {
        var width = networks.Max(network => network.ContextWidth);
        if (width == 0)
            return null;
        return categories >= 2 ? Column.Context(width) : throw new ArgumentException(
            $"{name} learns values from each other (ContextWidth), but it has {categories} categorical columns. It takes two.", nameof(networks));
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
}
