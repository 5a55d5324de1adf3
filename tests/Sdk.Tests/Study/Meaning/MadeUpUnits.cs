using Lamina;

namespace Sdk.Tests.Study.Meaning;

/// <summary>Units that nobody trained: columns and activations are written down, so that what a unit follows is known.</summary>
internal sealed class MadeUpUnits(int count, int seed = 1)
{
    private readonly List<(Column Column, float[] Values)> numbers = [];
    private readonly List<(Column Column, CategoryKey[] Keys)> categories = [];
    private readonly List<float[]> units = [];

    public Random Random { get; } = new(seed);

    /// <summary>The activation function of the network that the units are said to belong to.</summary>
    public Activation Activation { get; init; } = Activation.Tanh;

    public CategoryKey[]? Groups { get; init; }

    /// <summary>Adds a number column; its values come back.</summary>
    public float[] Number(string name, Func<int, double> value, bool nullable = false)
    {
        var values = Make(value);
        numbers.Add((Column.Number(name, nullable), values));
        return values;
    }

    public float[] LogNormal(string name, double median, double spread) => Number(name, _ => median * Math.Exp(spread * Normal()));

    public CategoryKey[] Category(string name, Func<int, CategoryKey> value)
    {
        CategoryKey[] keys = [.. Enumerable.Range(0, count).Select(value)];
        categories.Add((Column.OpenCategory(name), keys));
        return keys;
    }

    /// <summary>Adds a unit.</summary>
    public float[] Unit(Func<int, double> value)
    {
        units.Add(Make(value));
        return units[^1];
    }

    /// <summary>Takes a column away again: units may follow what no column says.</summary>
    public void Remove(string name) => numbers.RemoveAll(number => number.Column.Name == name);

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Random.NextDouble())) * Math.Cos(2 * Math.PI * Random.NextDouble());

    public UnitReport Explain(MeaningOptions? options = null, CancellationToken cancellationToken = default) =>
        new UnitStudy(Rows(options ?? new MeaningOptions()), typeof(object), options ?? new MeaningOptions()).Explain(null, cancellationToken);

    public MeaningRows Rows(MeaningOptions options)
    {
        options.Validate();
        var schema = new RowSchema(
            "MadeUp",
            [.. numbers.Select(number => number.Column), .. categories.Select(category => category.Column)],
            LabelColumn.Binary("Label"),
            new NetworkDescriptor { Hidden = [units.Count], Activation = Activation, Normalization = Normalization.None, Dropout = 0, Extract = [1] });
        return new MeaningRows(
            schema, Interleave(numbers.ConvertAll(number => number.Values)), Interleave(categories.ConvertAll(category => category.Keys)), [], Interleave(units),
            new RowTraits(new int[count], Groups), options);
    }

    private T[] Interleave<T>(List<T[]> columns)
    {
        var values = new T[count * columns.Count];
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
                values[(row * columns.Count) + column] = columns[column][row];
        }

        return values;
    }

    private float[] Make(Func<int, double> value) => [.. Enumerable.Range(0, count).Select(row => (float)value(row))];
}
