using System.Globalization;

namespace Lamina;

/// <summary>Decides the columns of a table: one for each number, category and label, and what the networks learned behind them.</summary>
/// <param name="fitted">The fit.</param>
/// <param name="options">How vectors become columns.</param>
/// <param name="names">Makes names.</param>
internal sealed class TableColumns(FittedSchema fitted, EnrichedTableOptions options, ColumnNames names)
{
    private readonly RowSchema schema = fitted.Schema;

    /// <summary>All columns, in their order: features as they are declared, labels, hidden layers, outputs.</summary>
    public IEnumerable<ColumnSource> All(bool hasActivations)
    {
        var sources = new List<ColumnSource>();
        foreach (var column in schema.Columns)
            sources.Add(Feature(column));
        AddLabels(sources);
        if (!hasActivations)
            return sources;

        AddPooled(sources);
        foreach (var part in EnrichedPart.Of(fitted))
            sources.Add(Floats(FloatSpan.Enriched, part.Offset, part.Name, part.Width, part.UnitNames, isNullable: false, options.Layers));
        return sources;
    }

    private ColumnSource Feature(Column column)
    {
        switch (column.Kind)
        {
            case ColumnKind.Flag:
                return new FlagSource(FloatSpan.Features, SlotOf(column), new ValueBuffer<bool>(names.Of(column.Name), isNullable: true));
            case ColumnKind.ClosedCategory:
                return new KeySource(isLabel: false, PlaceOf(schema.Categories, column), new NameBuffer(names.Of(column.Name), column.Values));
            case ColumnKind.OpenCategory:
                var place = PlaceOf(schema.Categories, column);
                return new KeySource(isLabel: false, place, Keys(column.Name, fitted.Vocabularies[place].IsNumbers));
            case ColumnKind.Text:
                return new TokenSource(PlaceOf(schema.TokenColumns, column), new TextBuffer(names.Of(column.Name)));
            case ColumnKind.Tokens:
                return new TokenSource(PlaceOf(schema.TokenColumns, column), new TextListBuffer(names.Of(column.Name)));
            case ColumnKind.Vector:
                return Floats(FloatSpan.Features, SlotOf(column), column.Name, column.Numbers.Count, [], isNullable: true, options.Vectors);
            default:
                string[] parts = [.. column.Numbers.Select(slot => slot.Name)];
                return new FloatSource(FloatSpan.Features, SlotOf(column), Array.ConvertAll(parts, part => new ValueBuffer<float>(names.Of(part), isNullable: true)));
        }
    }

    private void AddLabels(List<ColumnSource> sources)
    {
        var label = schema.Label;
        switch (label.Task)
        {
            case TaskKind.MultiClass when label.Values.Count > 0:
                // Several flags of which one is true are one label together, the names of the flags its classes.
                sources.Add(new KeySource(isLabel: true, 0, new NameBuffer(names.Of(label.IsExclusive ? "Label" : label.Name), label.Values)));
                break;
            case TaskKind.MultiClass:
                sources.Add(new KeySource(isLabel: true, 0, Keys(label.Name, fitted.Classes is { Count: > 0 } classes && classes.Keys[0].IsNumber)));
                break;
            case TaskKind.Binary or TaskKind.MultiLabel:
                for (var i = 0; i < label.Names.Count; i++)
                    sources.Add(new FlagSource(FloatSpan.Labels, i, new ValueBuffer<bool>(names.Of(label.Names[i]), isNullable: true)));
                break;
            default:
                sources.Add(new FloatSource(FloatSpan.Labels, 0, [.. label.Names.Select(name => new ValueBuffer<float>(names.Of(name), isNullable: true))]));
                break;
        }
    }

    private void AddPooled(List<ColumnSource> sources)
    {
        var first = 0;
        IEnumerable<Column> pooled = schema.Context is { } context ? [.. schema.TokenColumns, context] : schema.TokenColumns;
        foreach (var column in pooled)
        {
            sources.Add(Floats(FloatSpan.Pooled, first, column.Name + "Vector", column.Numbers.Count, [], isNullable: true, options.Layers));
            first += column.Numbers.Count;
        }
    }

    private ColumnSource Floats(FloatSpan span, int first, string name, int width, IReadOnlyList<string> units, bool isNullable, VectorLayout layout)
    {
        if (width == 1)
            return new FloatSource(span, first, [new ValueBuffer<float>(names.Of(name), isNullable)]);
        if (layout == VectorLayout.List)
            return new VectorSource(span, first, new VectorBuffer(names.Of(name), width, isNullable));
        var columns = new ValueBuffer<float>[width];
        for (var i = 0; i < width; i++)
            columns[i] = new ValueBuffer<float>(names.Of(name + "_" + (units.Count > 0 ? units[i] : i.ToString(CultureInfo.InvariantCulture))), isNullable);
        return new FloatSource(span, first, columns);
    }

    private ColumnBuffer Keys(string name, bool areNumbers) =>
        areNumbers ? new ValueBuffer<long>(names.Of(name), isNullable: true) : new TextBuffer(names.Of(name));

    private static int PlaceOf(IReadOnlyList<Column> columns, Column column)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (ReferenceEquals(columns[i], column))
                return i;
        }

        throw new InvalidOperationException($"{column.Name} is no such column.");
    }

    private int SlotOf(Column column)
    {
        var slot = 0;
        foreach (var other in schema.NumberColumns)
        {
            if (ReferenceEquals(other, column))
                return slot;
            slot += other.Numbers.Count;
        }

        throw new InvalidOperationException($"{column.Name} has no numbers.");
    }
}
