using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Interop.Tests.OnnxExport;
using Lamina;

namespace Interop.Tests.Tables;

/// <summary>What Arrow's reader finds in a file, against the rows.</summary>
public sealed class ArrowTests
{
    [Fact]
    public Task Every_value_of_new_rows_comes_back() => Fits.InFolder(async folder =>
    {
        var rows = Car.Simulate(170, seed: 2);
        rows[3] = rows[3] with { Segment = null, Power = float.NaN };
        var path = Path.Combine(folder, "cars.arrow");
        Assert.Equal(170, await Fits.Cars.Enricher.WriteArrowAsync(rows, path, new EnrichedTableOptions { RowsPerGroup = 64 }));
        var (schema, table) = Read(path);
        Assert.Equal(Fits.Cars.Schema.FitId, schema.Metadata["lamina.fit"]);

        var enriched = Fits.Cars.Enricher.Enrich(rows);
        Assert.Equal(rows.Select(row => float.IsNaN(row.Power) ? null : (object)row.Power), table["Power"]);
        Assert.Equal(rows.Select(row => (object?)(float?)row.Mileage), table["Mileage"]);
        Assert.Equal(rows.Select(row => (object)row.Automatic), table["Automatic"]);
        Assert.Equal(rows.Select(row => (object?)row.Smoker), table["Smoker"]);
        Assert.IsType<DictionaryType>(schema.GetFieldByName("Fuel").DataType);
        Assert.Equal(rows.Select(row => (object)row.Fuel.ToString()), table["Fuel"]);
        Assert.Equal(rows.Select(row => (object?)row.Second?.ToString()), table["Second"]);
        Assert.Equal(rows.Select(row => (object?)row.Color), table["Color"]);
        Assert.Equal(rows.Select(row => (object?)row.Dealer), table["Dealer"]);
        Assert.Equal(rows.Select(row => (object)(float)row.Built.Day), table["Built_Day"]);
        Assert.Equal(3, Assert.IsType<FixedSizeListType>(schema.GetFieldByName("Noise").DataType).ListSize);
        Assert.Equal(rows.Select(row => row.Noise), table["Noise"].Select(Floats));
        Assert.Equal(rows.Select(row => row.Tyres is null ? null : System.Array.ConvertAll(row.Tyres, value => (float)value)), table["Tyres"].Select(Floats));
        Assert.Equal(rows.Select(row => (object?)row.Segment), table["Segment"]);
        for (var unit = 0; unit < 5; unit++)
            Assert.Equal(enriched.Select(row => (object)row.Wide.Hidden3[unit]), table[$"Wide_Hidden3_{unit}"]);
        Assert.Equal(enriched.Select(row => (object)row.Deep.NetworkPrediction[2]), table["Deep_NetworkPrediction_small"]);
        return 0;
    });

    [Fact]
    public Task Texts_and_tokens() => Fits.InFolder(async folder =>
    {
        var rows = Basket.Simulate(60);
        var path = Path.Combine(folder, "baskets.arrow");
        await Fits.Baskets.Enricher.Stream(rows).WriteArrowAsync(path, new EnrichedTableOptions { RowsPerGroup = 25, Layers = VectorLayout.List }, columns => columns.Add("Id", row => row.Original.Id));
        var (_, table) = Read(path);
        Assert.Equal(rows.Select(row => (object)(long)row.Id), table["Id"]);
        Assert.Equal(rows.Select(row => (object?)row.Note), table["Note"]);
        Assert.Equal(rows.Select(row => row.Items), table["Items"].Select(list => ((object?[]?)list)?.Select(item => (string)item!).ToArray()));
        Assert.Equal(Fits.Baskets.Enricher.Enrich(rows).Select(row => row.Hidden1.ToArray()), table["Hidden1"].Select(Floats));
        return 0;
    });

    private static float[]? Floats(object? list) => ((object?[]?)list)?.Select(value => (float)value!).ToArray();

    private static (Schema Schema, Dictionary<string, List<object?>> Table) Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new ArrowFileReader(stream);
        var table = new Dictionary<string, List<object?>>();
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            foreach (var field in batch.Schema.FieldsList)
            {
                if (!table.TryGetValue(field.Name, out var values))
                    table.Add(field.Name, values = []);
                for (var i = 0; i < batch.Length; i++)
                    values.Add(ValueOf(batch.Column(field.Name), i));
            }
        }

        return (reader.Schema, table);
    }

    private static object? ValueOf(IArrowArray array, int index) => array switch
    {
        FloatArray values => values.GetValue(index),
        DoubleArray values => values.GetValue(index),
        Int64Array values => values.GetValue(index),
        BooleanArray values => values.GetValue(index),
        StringArray values => values.GetString(index),
        DictionaryArray values => values.IsNull(index) ? null : ((StringArray)values.Dictionary).GetString(((Int32Array)values.Indices).GetValue(index)!.Value),
        FixedSizeListArray values => values.IsNull(index) ? null : ListOf(values.GetSlicedValues(index)),
        ListArray values => values.IsNull(index) ? null : ListOf(values.GetSlicedValues(index)),
        _ => throw new NotSupportedException(array.GetType().Name),
    };

    private static object?[] ListOf(IArrowArray values) => [.. Enumerable.Range(0, values.Length).Select(i => ValueOf(values, i))];
}
